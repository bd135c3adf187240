package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.model.Unet;
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
        use(plan, networks() / 4);
        long before = NativeHeap.bytes();
        use(plan, networks());
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
                for (int size : new int[] {32, 5}) {
                    Batch batch = Batches.random(size, plan.input(), plan.target(), 1);
                    int outputs = plan.target().outputs();
                    LossFunction loss = new LossFunction(
                            new Mse().build(plan.target()), Activation.SOFTMAX, LossShape.of(plan.target()));
                    float[] gradient = new float[(int) plan.parameterCount()];
                    network.gradient(batch, loss, 1, new double[size], gradient);
                    network.logits(batch, new float[size * plan.target().positions() * outputs]);
                }
            }
        }
    }
}
