package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weighing;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.network.Network;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class BatchHalfTest {
    private static final Target PIXELS = Target.segmentation(List.of("a", "b"), 1, 3);
    private static final LossFunction LOSS =
            new LossFunction(new Mse().build(PIXELS), Activation.SOFTMAX, LossShape.of(PIXELS));

    private final List<Batch> computed = new ArrayList<>();
    private long seed;

    /** Scores each example by its index in the batch, from 1. */
    private final Network network = (Network) Proxy.newProxyInstance(
            Network.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, arguments) -> {
                Batch batch = (Batch) arguments[0];
                computed.add(batch);
                seed = (Long) arguments[2];
                double[] scores = (double[]) arguments[3];
                Arrays.setAll(scores, i -> i + 1);
                return null;
            });

    /** All its numbers tell where they are. */
    private static Batch batch(TrainingData data, int size) {
        Batch batch = Batches.allocate(data, data.training(), size).first(size);
        for (int i = 0; i < size; i++) {
            batch.samples()[i] = 100 + i;
        }
        Weights weights = batch.weights();
        for (float[] numbers : new float[][] {
            batch.features(), batch.labels(), weights.valid(), weights.positions(), weights.examples()
        }) {
            for (int i = 0; numbers != null && i < numbers.length; i++) {
                numbers[i] = i + 1;
            }
        }
        return batch;
    }

    private static TrainingData data(Weighing weighing) {
        Examples examples = new Weighed(weighing);
        return new TrainingData(
                InputShape.image(2, 1, 3),
                PIXELS,
                TargetScaling.none(PIXELS.outputs()),
                examples,
                examples,
                Examples.NONE,
                List.of(1L, 1L),
                JsonNodeFactory.instance.objectNode(),
                List.of());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itsExamplesBringAllThatTheyHave(boolean weighed) {
        TrainingData data = data(new Weighing(weighed, weighed, weighed));
        BatchHalf half = new BatchHalf(data, 3);
        half.begin(batch(data, 5), 2, 7);
        half.compute(network, LOSS);

        Batch its = computed.get(0);
        assertThat(seed).isEqualTo(7);
        assertThat(its.size()).isEqualTo(3).isEqualTo(half.size());
        assertThat(its.features()[its.from()]).isEqualTo(1 + 2 * 6);
        assertThat(its.samples()).containsExactly(102, 103, 104);
        assertThat(its.labels()).startsWith(13, 14, 15, 16, 17, 18).hasSize(18).endsWith(30);
        assertWeights(its.weights().valid(), weighed, 7, 15);
        assertWeights(its.weights().positions(), weighed, 7, 15);
        assertWeights(its.weights().examples(), weighed, 3, 5);
    }

    private static void assertWeights(float @Nullable [] weights, boolean weighed, float first, float last) {
        if (weighed) {
            assertThat(weights).startsWith(first).endsWith(last).hasSize((int) (last - first) + 1);
        } else {
            assertThat(weights).isNull();
        }
    }

    @Test
    void itsScoresComeBehindThoseOfTheFirstHalf() {
        TrainingData data = data(new Weighing(false, false, false));
        BatchHalf half = new BatchHalf(data, 3);
        half.begin(batch(data, 5), 3, 7);
        half.compute(network, LOSS);
        double[] all = {-1, -2, -3, -4, -5, -6};
        half.copyScores(all, 3);
        assertThat(all).containsExactly(-1, -2, -3, 1, 2, -6);
    }

    /** Examples that are never read. */
    private record Weighed(Weighing weighing) implements UnnamedExamples {
        @Override
        public int size() {
            return 5;
        }

        @Override
        public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
            throw new AssertionError("the batch is made here");
        }
    }
}
