package dev.descent.ml.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.Batches;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkContract;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.dl4j.Dl4jEngine;
import dev.descent.ml.spec.SpecReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Small networks of dense layers, by loops and by calls. */
class DenseChainTest {
    private static final InputShape ROW = InputShape.flat(5);
    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));
    /** Batches that are too large for loops, and of these the parts that are not. */
    private static final int LARGE = 240;

    private static final int SMALL = 6;

    @BeforeAll
    static void load() {
        NativeRuntime.start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'mlp','hidden':[7,6]}",
                "{'type':'layers','layers':[{'type':'dense','units':9,'activation':'leaky_relu'}]}",
                "{'type':'layers','layers':[{'type':'dense','units':6,'activation':'linear','use_bias':false},{'type':'dense','units':5}]}"
            })
    void loopsAndCallsAgree(String model) {
        Batch all = Batches.random(LARGE, ROW, CLASSES, 3);
        NetworkPlan plan = plan(model);
        try (Network network = new OnednnEngine().build(plan, InitialWeights.NONE);
                Network reference = new Dl4jEngine().build(plan, InitialWeights.NONE)) {
            float[] byCalls = gradient(network, all);
            float[] byLoops = new float[byCalls.length];
            for (int from = 0; from < LARGE; from += SMALL) {
                float[] part = gradient(network, part(all, from));
                for (int i = 0; i < part.length; i++) {
                    byLoops[i] += part[i] * SMALL / LARGE;
                }
            }
            assertThat(distance(byLoops, byCalls)).isBetween(1e-12, 1e-5);
            assertThat(distance(gradient(network, part(all, 0)), gradient(reference, part(all, 0))))
                    .isLessThan(1e-5);
        }
    }

    /** Those four at a time, and the rest one by one. */
    @Test
    void anExamplesOutputsAreTheSameBitsInEveryBatchThatLoopsCompute() {
        Batch seven = Batches.random(7, ROW, CLASSES, 4);
        try (Network network = new OnednnEngine().build(plan("{'type':'mlp','hidden':[7]}"), InitialWeights.NONE)) {
            float[] together = new float[7 * 3];
            network.logits(seven, together);
            for (int i = 0; i < 7; i++) {
                float[] alone = new float[3];
                network.logits(part(seven, i, 1), alone);
                assertThat(alone).containsExactly(Arrays.copyOfRange(together, 3 * i, 3 * i + 3));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16, true, {'type':'mlp'~'hidden':[16]}",
        "256, false, {'type':'mlp'~'hidden':[16]}",
        "1, false, {'type':'mlp'~'hidden':[16]~'dropout':0.5}",
        "1, false, {'type':'mlp'~'hidden':[16]~'activation':'tanh'}"
    })
    void loopsAreForSmallBatchesOfDenseLayersAlone(int examples, boolean isFaster, String model) {
        NetworkPlan plan = plan(model.replace('~', ','));
        DenseChain chain = DenseChain.of(new Vertices(plan.configuration()), plan);
        assertThat(chain != null && chain.isFaster(examples)).isEqualTo(isFaster);
    }

    @Test
    void anOverflowInsideIsSeen() {
        try (Network network = new OnednnEngine().build(plan("{'type':'mlp','hidden':[4]}"), InitialWeights.NONE)) {
            float[] huge = NetworkContract.parameters(network);
            Arrays.fill(huge, -3e38f);
            network.writeParameters(huge);
            Batch batch = Batches.random(2, ROW, CLASSES, 4);
            Arrays.fill(batch.features(), 1);
            float[] logits = new float[2 * 3];
            network.logits(batch, logits);
            assertThat(logits).containsOnly(Float.NaN);
        }
    }

    private static NetworkPlan plan(String model) {
        ModelSpec spec = SpecReader.read(JsonMapper.shared().readTree(model.replace('\'', '"')), ModelSpec.class);
        return NetworkPlan.of(spec, ROW, CLASSES, Activation.SOFTMAX, 1);
    }

    private static Batch part(Batch of, int from) {
        return part(of, from, SMALL);
    }

    private static Batch part(Batch of, int from, int size) {
        return new Batch(
                size,
                ROW,
                CLASSES,
                new int[size],
                Arrays.copyOfRange(of.features(), from * ROW.size(), (from + size) * ROW.size()),
                Arrays.copyOfRange(of.labels(), from * 3, (from + size) * 3));
    }

    private static float[] gradient(Network network, Batch batch) {
        float[] gradient = new float[NetworkContract.parameters(network).length];
        LossFunction loss =
                new LossFunction(new CrossEntropy(0.0).build(CLASSES), Activation.SOFTMAX, LossShape.of(CLASSES));
        network.gradient(batch, loss, 1, new double[batch.size()], gradient);
        return gradient;
    }

    /** Of the difference, by the length of the second. */
    private static double distance(float[] one, float[] other) {
        double difference = 0;
        double length = 0;
        for (int i = 0; i < one.length; i++) {
            difference += Math.pow(one[i] - other[i], 2);
            length += Math.pow(other[i], 2);
        }
        return Math.sqrt(difference / length);
    }
}
