package dev.descent.ml.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.network.Batches;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkCases;
import dev.descent.ml.network.NetworkPlan;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class Dl4jNetworkTests {
    private static final int NETWORKS = 20;
    private static final int BATCH = 1024;
    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));

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

    /** Validation has batches of other sizes than training, and both have a last one. */
    @Test
    void aVectorThatIsCutIntoStepsComesInBatchesOfAnySize() {
        InputShape row = InputShape.flat(6);
        NetworkPlan plan = NetworkPlan.of(
                NetworkCases.layers("{'type':'lstm','units':4,'steps':3}"), row, CLASSES, Activation.SOFTMAX, 1);
        LossFunction loss =
                new LossFunction(new CrossEntropy(0.0).build(CLASSES), Activation.SOFTMAX, LossShape.of(CLASSES));
        try (Network network = Dl4jNetwork.of(plan, InitialWeights.NONE)) {
            float[] alone = logits(network, Batches.random(1, row, CLASSES, 7));
            for (int size : new int[] {5, 2, 8}) {
                network.compute(Batches.random(size, row, CLASSES, size), loss, 1, new double[size]);

                assertThat(logits(network, Batches.random(1, row, CLASSES, 7))).isEqualTo(alone);
                assertThat(logits(network, Batches.random(7, row, CLASSES, 3))).hasSize(21);
                assertThat(network.firstNonFinite(Batches.random(3, row, CLASSES, 3), 1))
                        .isNull();
            }
        }
    }

    private static float[] logits(Network network, Batch batch) {
        float[] logits = new float[batch.size() * CLASSES.outputs()];
        network.logits(batch, logits);
        return logits;
    }

    private static NetworkPlan plan(int hidden) {
        return NetworkPlan.of(
                new Mlp(List.of(hidden), HiddenActivation.RELU, 0.0, null),
                InputShape.flat(6),
                CLASSES,
                Activation.SOFTMAX,
                1);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
