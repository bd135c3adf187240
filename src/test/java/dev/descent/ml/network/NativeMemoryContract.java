package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.ml.base.Awaited;
import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.model.Unet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a network takes outside the heap, it gives back. */
public abstract class NativeMemoryContract extends NetworkContract {
    /** How many are built, used and closed. */
    abstract int networks();

    /** How many bytes all of these may leave behind. */
    abstract long most();

    @Test
    @EnabledOnOs(OS.LINUX)
    void networksThatWereClosedLeaveNothingBehind() {
        NetworkPlan plan = NetworkPlan.of(
                new Unet(4, 2, true, null), NetworkCases.IMAGE, NetworkCases.PIXELS, Activation.SOFTMAX, 1);
        leavesNothing(times -> use(plan, times));
    }

    /** As two shards of a job compute while another network is asked for predictions; each is built and closed meanwhile. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void networksBesideOthersGiveTheirOwnNumbersAndLeaveNothingBehind() {
        ExecutorService second = Executors.newSingleThreadExecutor();
        ExecutorService asking = Executors.newSingleThreadExecutor();
        NetworkPlan plan = NetworkPlan.of(
                NetworkCases.layers("{'type':'conv2d','channels':16},{'type':'dense','units':400}"),
                NetworkCases.IMAGE,
                NetworkCases.CLASSES,
                Activation.SOFTMAX,
                1);
        try (Network reference = built(plan)) {
            float[] gradient = gradient(reference, plan, 32);
            float[] logits = logits(reference, plan);
            leavesNothing(times -> {
                for (int i = 0; i < times; i++) {
                    Future<?> asked = asking.submit(() -> {
                        try (Network network = built(plan)) {
                            assertThat(logits(network, plan)).isEqualTo(logits);
                        }
                    });
                    computeByTwo(plan, second, gradient);
                    Awaited.of(asked);
                }
            });
        } finally {
            second.shutdown();
            asking.shutdown();
        }
    }

    private void computeByTwo(NetworkPlan plan, ExecutorService second, float[] expected) {
        try (Network network = built(plan)) {
            Network beside = Awaited.of(second.submit(() -> network.beside(32)));
            Future<float[]> its = second.submit(() -> gradient(beside, plan, 32));
            assertThat(gradient(network, plan, 32)).isEqualTo(expected);
            network.keepGradient();
            assertThat(Awaited.of(its)).isEqualTo(expected);
            Awaited.of(second.submit(beside::close));
            assertThat(gradient(network, plan, 32)).isEqualTo(expected);
        }
    }

    private void leavesNothing(IntConsumer using) {
        using.accept(networks() / 4);
        long before = NativeHeap.bytes();
        using.accept(networks());
        await().untilAsserted(() -> {
            // what the initial graph's small arrays hold is freed behind the collector, and that when it comes to it
            System.gc();
            assertThat(NativeHeap.bytes() - before).isLessThan(most());
        });
    }

    /** Each trains and predicts, on a full batch and on a smaller one. */
    private void use(NetworkPlan plan, int times) {
        for (int i = 0; i < times; i++) {
            try (Network network = built(plan)) {
                gradient(network, plan, 32);
                logits(network, plan);
                gradient(network, plan, 5);
            }
        }
    }

    private static float[] gradient(Network network, NetworkPlan plan, int size) {
        Batch batch = Batches.random(size, plan.input(), plan.target(), 1);
        LossFunction loss =
                new LossFunction(new Mse().build(plan.target()), Activation.SOFTMAX, LossShape.of(plan.target()));
        float[] gradient = new float[(int) plan.parameterCount()];
        network.gradient(batch, loss, 1, new double[size], gradient);
        return gradient;
    }

    private static float[] logits(Network network, NetworkPlan plan) {
        float[] logits = new float[5 * plan.target().positions() * plan.target().outputs()];
        network.logits(Batches.random(5, plan.input(), plan.target(), 2), logits);
        return logits;
    }
}
