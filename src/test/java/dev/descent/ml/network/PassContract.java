package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.model.Cnn;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import dev.descent.ml.optimizer.Stretch;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a forward and a backward pass promise. */
public abstract class PassContract extends NetworkContract {
    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));
    private static final InputShape ROW = InputShape.flat(6);
    private static final InputShape IMAGE = InputShape.image(1, 8, 8);
    private static final ModelSpec MLP = new Mlp(List.of(16, 8), HiddenActivation.RELU, 0.0, null);
    private static final ModelSpec DROPPING = new Mlp(List.of(64, 32), HiddenActivation.RELU, 0.5, null);

    /** Of more than one stretch of parameters. */
    private static final ModelSpec WIDE = new Mlp(List.of(200, 100), HiddenActivation.RELU, 0.0, null);

    private static final float RATE = 0.1f;

    @Test
    void blocksLieOneAfterTheOther() {
        NetworkPlan cnn = plan(new Cnn(List.of(3, 4), List.of(5), HiddenActivation.RELU, 0.1, null), IMAGE);
        try (Network network = built(cnn)) {
            long end = 0;
            for (ParameterBlock block : network.blocks()) {
                assertThat(block.offset()).isEqualTo((int) end);
                end += block.length();
            }
            assertThat(end).isEqualTo(cnn.parameterCount());
        }
    }

    @Test
    void sameSeedGivesTheSameBits() {
        assertThat(run(DROPPING, 9)).isEqualTo(run(DROPPING, 9));
    }

    @Test
    void seedOfAPassDecidesItsDropout() {
        try (Network network = built(plan(DROPPING, ROW))) {
            float[] first = gradient(network, 1);
            assertThat(gradient(network, 2)).isNotEqualTo(first);
            assertThat(gradient(network, 1)).isEqualTo(first);
        }
    }

    @Test
    void nonFiniteScoreIsSeenAndLeavesTheParametersAlone() {
        try (Network network = built(plan(MLP, ROW))) {
            Batch batch = Batches.random(4, ROW, CLASSES, 1);
            batch.features()[0] = Float.NaN;
            float[] before = parameters(network);
            double[] scores = new double[4];
            network.gradient(batch, loss(), 1, scores, new float[before.length]);
            assertThat(scores[0]).isNaN();
            assertThat(scores[1]).isFinite();
            assertThat(parameters(network)).isEqualTo(before);
        }
    }

    /** Positive and negative features meet the weight, so that no activation can hide what it makes of them. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void nonFiniteWeightsAndFeaturesAreSeen(float bad) {
        try (Network network = built(plan(MLP, ROW))) {
            Batch sound = Batches.random(8, ROW, CLASSES, 1);
            float[] parameters = parameters(network);
            assertThat(isFinite(network, sound)).isTrue();

            for (ParameterBlock block : network.blocks()) {
                float[] spoilt = parameters.clone();
                spoilt[block.offset()] = bad;
                network.writeParameters(spoilt);
                boolean hidden = block.parameter().equals("b") && bad == Float.NEGATIVE_INFINITY;
                assertThat(hidden || !isFinite(network, sound)).as("%s", block).isTrue();
            }
            network.writeParameters(parameters);
            for (int example = 0; example < sound.size(); example++) {
                Batch batch = Batches.random(8, ROW, CLASSES, 1);
                batch.features()[example * ROW.size() + 2] = bad;
                assertThat(isFinite(network, batch)).as("example %d", example).isFalse();
            }
            assertThat(isFinite(network, sound)).isTrue();
        }
    }

    /** Of several stretches of parameters, each written by whichever thread has it. */
    @Test
    void stretchesMayBeWrittenByOtherThreads() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Network network = built(plan(WIDE, ROW))) {
            float[] parameters = parameters(network);
            float[] before = gradient(network, 1);
            float[] changed = parameters.clone();
            changed[0] += 1;
            changed[changed.length - 1] += 1;
            other.submit(() -> network.writeParameters(changed, Stretch.LENGTH, changed.length))
                    .get();
            network.writeParameters(changed, 0, Stretch.LENGTH);
            assertThat(parameters(network)).isEqualTo(changed);
            assertThat(gradient(network, 1)).isNotEqualTo(before);
            network.writeParameters(parameters);
            assertThat(gradient(network, 1)).isEqualTo(before);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void stretchesThatAreNotFiniteAreSeenUntilTheyAreReplaced() {
        try (Network network = built(plan(WIDE, ROW))) {
            Batch sound = Batches.random(8, ROW, CLASSES, 1);
            float[] parameters = parameters(network);
            float[] spoilt = parameters.clone();
            spoilt[Stretch.LENGTH] = Float.NaN;
            network.writeParameters(spoilt, Stretch.LENGTH, spoilt.length);
            assertThat(isFinite(network, sound)).isFalse();
            network.writeParameters(parameters, 0, Stretch.LENGTH);
            assertThat(isFinite(network, sound)).isFalse();
            network.writeParameters(parameters, Stretch.LENGTH, parameters.length);
            assertThat(isFinite(network, sound)).isTrue();
        }
    }

    private static boolean isFinite(Network network, Batch batch) {
        double[] scores = new double[batch.size()];
        float[] gradient = new float[parameters(network).length];
        network.gradient(batch, loss(), 1, scores, gradient);
        boolean finite = Arrays.stream(scores).allMatch(Double::isFinite);
        for (float value : gradient) {
            finite &= Float.isFinite(value);
        }
        return finite;
    }

    @Test
    void runningStatisticsMoveTowardsTheBatch() {
        ModelSpec model = NetworkCases.layers("{'type':'batch_normalization','momentum':0.9}");
        try (Network network = built(plan(model, InputShape.flat(1)))) {
            float[] parameters = parameters(network);
            int mean = start(network, "mean");
            int deviation = start(network, "log10stdev");
            parameters[mean] = 5;
            parameters[deviation] = 1;
            network.writeParameters(parameters);
            float[] gradient = new float[parameters.length];
            float[] features = {1, 2, 3, 6};
            Batch batch = new Batch(4, InputShape.flat(1), CLASSES, new int[4], features, new float[12]);
            network.gradient(batch, loss(), 1, new double[4], gradient);

            assertThat(parameters[mean] - gradient[mean]).isCloseTo(0.9f * 5 + 0.1f * 3, offset(1e-5f));
            assertThat(parameters[deviation] - gradient[deviation])
                    .isCloseTo((float) (0.5 * Math.log10(0.9 * 100 + 0.1 * 3.5)), offset(1e-5f));
        }
    }

    private static int start(Network network, String parameter) {
        return network.blocks().stream()
                .filter(block -> block.parameter().equals(parameter))
                .findFirst()
                .orElseThrow()
                .offset();
    }

    @Test
    void runningStatisticsAreWhatCountsInUse() {
        ModelSpec model = NetworkCases.layers("{'type':'conv2d','channels':3},{'type':'batch_normalization'}");
        try (Network network = built(plan(model, IMAGE))) {
            Batch one = Batches.random(1, IMAGE, CLASSES, 1);
            Batch three = Batches.random(3, IMAGE, CLASSES, 1);
            float[] alone = new float[CLASSES.outputs()];
            float[] among = new float[3 * CLASSES.outputs()];
            network.logits(one, alone);
            network.logits(three, among);
            for (int i = 0; i < alone.length; i++) {
                assertThat(among[i]).isCloseTo(alone[i], offset(1e-5f));
            }
        }
    }

    @Test
    void eachDropoutLayerDropsOtherValuesAtItsRate() {
        ModelSpec model = NetworkCases.layers("{'type':'dropout','rate':0.25},{'type':'dropout','rate':0.25}");
        InputShape wide = InputShape.flat(4000);
        Target number = Target.regression(List.of("y"));
        try (Network network = built(NetworkPlan.of(model, wide, number, Activation.IDENTITY, 7))) {
            float[] gradient = new float[parameters(network).length];
            float[] features = new float[wide.size()];
            Arrays.fill(features, 1);
            Batch batch = new Batch(1, wide, number, new int[1], features, new float[1]);
            LossFunction loss = new LossFunction(new Mse().build(number), Activation.IDENTITY, LossShape.of(number));
            network.gradient(batch, loss, 1, new double[1], gradient);
            long kept = IntStream.range(0, wide.size())
                    .filter(i -> gradient[start(network, "W") + i] != 0)
                    .count();
            assertThat(kept / 4000.0).isCloseTo(0.75 * 0.75, offset(0.04));
        }
    }

    @Test
    void networksOnSeveralThreadsDoNotDisturbEachOther() throws Exception {
        float[] first = run(DROPPING, 3);
        float[] second = run(DROPPING, 4);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<float[]> firstAgain = threads.submit(() -> run(DROPPING, 3));
            Future<float[]> secondAgain = threads.submit(() -> run(DROPPING, 4));
            assertThat(firstAgain.get()).isEqualTo(first);
            assertThat(secondAgain.get()).isEqualTo(second);
        } finally {
            threads.shutdown();
        }
    }

    private float[] run(ModelSpec model, long seed) {
        try (Network network = built(NetworkPlan.of(model, ROW, CLASSES, Activation.SOFTMAX, seed))) {
            return trained(network, ROW, 40);
        }
    }

    private static float[] gradient(Network network, long seed) {
        float[] gradient = new float[parameters(network).length];
        network.gradient(Batches.random(8, ROW, CLASSES, 1), loss(), seed, new double[8], gradient);
        return gradient;
    }

    /** Parameters after some steps of plain gradient descent, on batches of alternating size. */
    private static float[] trained(Network network, InputShape input, int steps) {
        float[] parameters = parameters(network);
        float[] gradient = new float[parameters.length];
        LossFunction loss = loss();
        for (int step = 0; step < steps; step++) {
            Batch batch = batch(input, step);
            network.gradient(batch, loss, step, new double[batch.size()], gradient);
            for (ParameterBlock block : network.blocks()) {
                float rate = block.kind() == Kind.STATISTIC ? 1 : RATE;
                for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                    parameters[i] -= rate * gradient[i];
                }
            }
            network.writeParameters(parameters);
        }
        return parameters;
    }

    private static Batch batch(InputShape input, int step) {
        return Batches.random(step % 3 == 2 ? 5 : 16, input, CLASSES, step);
    }

    private static NetworkPlan plan(ModelSpec model, InputShape input) {
        return NetworkPlan.of(model, input, CLASSES, Activation.SOFTMAX, 7);
    }

    private static LossFunction loss() {
        return new LossFunction(new CrossEntropy(0.0).build(CLASSES), Activation.SOFTMAX, LossShape.of(CLASSES));
    }
}
