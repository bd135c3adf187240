package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.Loss;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.network.NetworkCases.Case;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient a network gives is the gradient of the score it gives: by central differences along random directions. */
public abstract class GradientContract extends NetworkContract {
    /** A long step may cross a kink of max pooling, a short one drowns in rounding: one of them must agree. */
    private static final double[] STEPS = {1e-2, 1e-3, 2e-4};

    static Stream<Case> cases() {
        return NetworkCases.plain();
    }

    static Stream<Case> layers() {
        return NetworkCases.ofLayers();
    }

    static Stream<Case> normalized() {
        return NetworkCases.normalized();
    }

    @ParameterizedTest
    @MethodSource({"cases", "layers", "normalized"})
    void gradientIsThatOfTheMeanScore(Case of) {
        assertGradientIsThatOfTheMeanScore(of, batch(of));
    }

    @ParameterizedTest
    @MethodSource({"cases", "normalized"})
    void gradientIsThatOfTheMeanScoreOfWhatCounts(Case of) {
        assertGradientIsThatOfTheMeanScore(of, weighted(batch(of)));
    }

    @Test
    void aBatchInWhichNothingCountsHasNoGradient() {
        Case of = new Case("per pixel", NetworkCases.PER_PIXEL, NetworkCases.IMAGE, NetworkCases.PIXELS, 3);
        Batch batch = batch(of);
        Weights none = new Weights(new float[3 * of.target().positions()], null, null);
        LossFunction loss = function(new Mse().build(of.target()), Activation.SOFTMAX, of.target());
        try (Network network = built(of)) {
            float[] gradient = parameters(network);
            double[] scores = {1, 1, 1};
            network.gradient(with(batch, none), loss, 1, scores, gradient);

            assertThat(gradient).containsOnly(0);
            assertThat(scores).containsOnly(0);
        }
    }

    /** With positions ignored and weighted, examples weighted, and of several the last example ignored as a whole. */
    private static Batch weighted(Batch batch) {
        Random random = new Random(4);
        int positions = batch.target().positions();
        float[] valid = new float[batch.size() * positions];
        float[] ofPositions = new float[valid.length];
        float[] ofExamples = new float[batch.size()];
        for (int i = 0; i < valid.length; i++) {
            boolean ignored = positions == 1 ? i == 2 : random.nextInt(3) == 0;
            valid[i] = ignored || (batch.size() > 1 && i / positions == batch.size() - 1) ? 0 : 1;
            ofPositions[i] = random.nextInt(4) / 2f;
            batch.labels()[i * batch.target().outputs()] += valid[i] == 0 ? Float.NaN : 0;
        }
        for (int i = 0; i < ofExamples.length; i++) {
            ofExamples[i] = 0.5f + random.nextFloat();
        }
        return with(batch, new Weights(valid, positions == 1 ? null : ofPositions, ofExamples));
    }

    private static Batch with(Batch batch, Weights weights) {
        return new Batch(
                batch.size(),
                batch.input(),
                batch.target(),
                batch.samples(),
                batch.features(),
                batch.labels(),
                weights);
    }

    private void assertGradientIsThatOfTheMeanScore(Case of, Batch batch) {
        LossFunction loss = function(new Mse().build(of.target()), Activation.SOFTMAX, of.target());
        try (Network network = built(of)) {
            float[] parameters = parameters(network);
            float[] gradient = new float[parameters.length];
            network.gradient(batch, loss, 1, new double[of.size()], gradient);
            withoutStatistics(network, gradient);

            for (long seed = 0; seed < 5; seed++) {
                double[] direction =
                        new Random(seed).doubles(parameters.length, -1, 1).toArray();
                double given = dot(gradient, direction);
                double error = Arrays.stream(STEPS)
                        .map(step -> slope(network, batch, loss, parameters, direction, step))
                        .map(slope -> Math.abs(slope - given))
                        .min()
                        .orElseThrow();
                assertThat(error).isLessThan(of.tolerance() * norm(gradient));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossSeesTheLogitsInTheOrderThatPredictionGivesThem(Case of) {
        Batch batch = batch(of);
        LossFunction loss = function(new Mse().build(of.target()), Activation.IDENTITY, of.target());
        int width = of.target().positions() * of.target().outputs();
        double[] scores = new double[of.size()];
        float[] logits = new float[of.size() * width];
        try (Network network = built(of)) {
            float[] gradient = new float[parameters(network).length];
            network.gradient(batch, loss, 1, scores, gradient);
            network.logits(batch, logits);
        }
        for (int i = 0; i < of.size(); i++) {
            int start = i * width;
            double expected = IntStream.range(0, width)
                    .mapToDouble(j -> Math.pow(logits[start + j] - batch.labels()[start + j], 2))
                    .average()
                    .orElseThrow();
            assertThat(scores[i]).isCloseTo(expected, offset(1e-5));
        }
    }

    private static Batch batch(Case of) {
        return Batches.random(of.size(), of.input(), of.target(), 11);
    }

    private static void withoutStatistics(Network network, float[] gradient) {
        network.blocks().stream()
                .filter(block -> block.kind() == Kind.STATISTIC)
                .forEach(block -> Arrays.fill(gradient, block.offset(), block.offset() + block.length(), 0));
    }

    private static double slope(
            Network network, Batch batch, LossFunction loss, float[] parameters, double[] direction, double step) {
        double up = score(network, batch, loss, moved(parameters, direction, step));
        double down = score(network, batch, loss, moved(parameters, direction, -step));
        return (up - down) / (2 * step);
    }

    private static LossFunction function(Loss loss, Activation activation, Target target) {
        return new LossFunction(loss, activation, LossShape.of(target));
    }

    private static double score(Network network, Batch batch, LossFunction loss, float[] parameters) {
        network.writeParameters(parameters);
        double[] scores = new double[batch.size()];
        network.gradient(batch, loss, 1, scores, new float[parameters.length]);
        return Arrays.stream(scores).sum() / loss.counted();
    }

    private static float[] moved(float[] from, double[] direction, double step) {
        float[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += (float) (step * direction[i]);
        }
        return to;
    }

    private static double dot(float[] vector, double[] direction) {
        return IntStream.range(0, vector.length)
                .mapToDouble(i -> vector[i] * direction[i])
                .sum();
    }

    private static double norm(float[] vector) {
        return Math.sqrt(IntStream.range(0, vector.length)
                .mapToDouble(i -> (double) vector[i] * vector[i])
                .sum());
    }
}
