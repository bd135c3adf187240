package dev.descent.ml.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class Dl4jNetworkTests {
    private static final int NETWORKS = 20;

    /** DL4J's own ways to close collect the whole heap, and every thread of the service waits for that. */
    @Test
    void closingDoesNotCollectTheHeap() {
        NativeRuntime.start();
        NetworkPlan plan = NetworkPlan.of(
                new Mlp(List.of(4), HiddenActivation.RELU, 0.0, null),
                InputShape.flat(6),
                Target.classification(List.of("a", "b", "c")),
                Activation.SOFTMAX,
                1);
        long before = collections();
        for (int i = 0; i < NETWORKS; i++) {
            Network network = Dl4jNetwork.of(plan, InitialWeights.NONE);
            network.close();
        }
        assertThat(collections() - before).isLessThan(NETWORKS);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
