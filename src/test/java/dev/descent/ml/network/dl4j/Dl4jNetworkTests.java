package dev.descent.ml.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.network.Batches;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class Dl4jNetworkTests {
    private static final int NETWORKS = 20;
    private static final int BATCH = 1024;

    @BeforeAll
    static void load() {
        NativeRuntime.start();
    }

    /** DL4J's own ways to close collect the whole heap, and every thread of the service waits for that. */
    @Test
    void closingDoesNotCollectTheHeap() {
        long before = collections();
        for (int i = 0; i < NETWORKS; i++) {
            Network network = Dl4jNetwork.of(plan(4), InitialWeights.NONE);
            network.close();
        }
        assertThat(collections() - before).isLessThan(NETWORKS);
    }

    @Test
    void closingWhatComputedInMuchMemoryDoes() {
        NetworkPlan plan = plan(16_000);
        Network network = Dl4jNetwork.of(plan, InitialWeights.NONE);
        Batch batch = Batches.random(BATCH, plan.input(), plan.target(), 1);
        LossFunction loss =
                new LossFunction(new Mse().build(plan.target()), Activation.SOFTMAX, LossShape.of(plan.target()));
        for (int i = 0; i < 2; i++) {
            network.compute(batch, loss, 1, new double[BATCH]);
        }
        long before = collections();
        network.close();
        assertThat(collections() - before).isPositive();
    }

    private static NetworkPlan plan(int hidden) {
        return NetworkPlan.of(
                new Mlp(List.of(hidden), HiddenActivation.RELU, 0.0, null),
                InputShape.flat(6),
                Target.classification(List.of("a", "b", "c")),
                Activation.SOFTMAX,
                1);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
