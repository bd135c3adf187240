package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Masks and weights, for every loss in the family, also for those not written yet. */
class LossWeightsTest {
    private static final Offset<Double> NEARLY = within(1e-12);

    /** A loss with labels, activation and weights that it takes. */
    private record Trial(LossSpec spec, Target target, Activation activation, Weighted weighted) {

        LossFunction function() {
            return weighted.batch().function(built(), activation);
        }

        Loss built() {
            return LossFamilyTest.resolved(spec, target).build(target);
        }

        Batches.Result evaluate() {
            return weighted.evaluate(function());
        }

        Trial with(Weighted other) {
            return new Trial(spec, target, activation, other);
        }

        @Override
        public String toString() {
            return spec + " " + target.task() + " " + target.positions() + "x" + target.outputs() + " " + activation;
        }
    }

    static Stream<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        LossFamilyTest.losses().filter(LossSpec::takesPositionWeights).forEach(loss -> LossFamilyTest.targets(loss)
                .forEach(target -> loss.activations(target)
                        .forEach(activation -> trials.add(new Trial(
                                loss,
                                target,
                                activation,
                                Weighted.random(Gradients.batch(loss, target, activation, 21), 5))))));
        return trials.stream();
    }

    static Stream<Trial> smooth() {
        return trials().filter(trial -> !Gradients.hasKinks(trial.spec, trial.target));
    }

    static Stream<Trial> withoutNeighbours() {
        return trials().filter(trial -> !trial.spec.needsMap());
    }

    static Stream<Trial> ofPositions() {
        return trials().filter(trial -> trial.built() instanceof PositionLoss);
    }

    static Stream<Trial> ofRegions() {
        return trials().filter(trial -> trial.built() instanceof OverlapLoss);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void ignoredPositionsHaveNoPart(Trial trial) {
        Batches.Result result = trial.evaluate();
        Batches.Result spoilt = trial.with(trial.weighted.spoilt()).evaluate();

        assertThat(spoilt.scores()).containsExactly(result.scores());
        assertThat(spoilt.gradient()).containsExactly(result.gradient());
        for (int i = 0; i < result.gradient().length; i++) {
            assertThat(trial.weighted.isValid(i) || result.gradient()[i] == 0).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("withoutNeighbours")
    void aMaskTakesPositionsOut(Trial trial) {
        Weighted weighted = trial.weighted;
        double[] evenOnly = weighted.valid().clone();
        int n = weighted.batch().positions();
        Arrays.setAll(evenOnly, i -> i % n % 2 == 0 ? 1 : 0);
        Weighted masked = weighted.withValid(evenOnly);
        Batches less = evens(weighted.batch());
        Weighted rest = new Weighted(
                less,
                filled(1, less.examples() * less.positions()),
                evens(weighted.positions(), n, 1),
                weighted.examples());

        assertThat(trial.with(masked).evaluate().scores())
                .containsExactly(rest.evaluate(less.function(trial.built(), trial.activation))
                        .scores());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void weightsOfOneChangeNothing(Trial trial) {
        Batches batch = trial.weighted.batch();
        Batches.Result plain = batch.evaluate(trial.function());
        Batches.Result ones = new Weighted(
                        batch,
                        filled(1, batch.examples() * batch.positions()),
                        filled(1, batch.examples() * batch.positions()),
                        filled(1, batch.examples()))
                .evaluate(trial.function());

        assertThat(ones.scores()).containsExactly(plain.scores(), NEARLY);
        assertThat(ones.gradient()).containsExactly(plain.gradient(), NEARLY);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void weightsOfExamplesMultiplyScoresAndGradients(Trial trial) {
        Weighted weighted = trial.weighted;
        double[] weights = weighted.examples().clone();
        weights[1] = 0;
        Batches.Result plain = trial.with(weighted.withWeights(weighted.positions(), filled(1, weights.length)))
                .evaluate();
        Batches.Result result =
                trial.with(weighted.withWeights(weighted.positions(), weights)).evaluate();

        int size = result.gradient().length / weights.length;
        for (int i = 0; i < weights.length; i++) {
            assertThat(result.scores()[i]).isCloseTo(weights[i] * plain.scores()[i], NEARLY);
            for (int j = i * size; j < (i + 1) * size; j++) {
                assertThat(result.gradient()[j]).isCloseTo(weights[i] * plain.gradient()[j], NEARLY);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofPositions")
    void positionsCountTimesTheirWeightsByTheirNumber(Trial trial) {
        Weighted weighted = trial.weighted;
        Batches batch = weighted.batch();
        int n = batch.positions();
        LossFunction single = new LossFunction(
                trial.built(),
                trial.activation,
                new LossShape(1, 1, batch.shape().labels(), batch.width()));
        double[] each = new double[batch.examples() * n];
        single.score(new LossInput(each.length, batch.labels(), batch.logits()), each);
        Batches.Result result = trial.evaluate();

        for (int i = 0; i < batch.examples(); i++) {
            double sum = 0;
            double counted = 0;
            for (int j = i * n; j < (i + 1) * n; j++) {
                sum += weighted.valid()[j] == 0 ? 0 : weighted.positions()[j] * each[j];
                counted += weighted.valid()[j];
            }
            double expected = counted == 0 ? 0 : weighted.examples()[i] * sum / counted;
            assertThat(result.scores()[i]).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @MethodSource("ofRegions")
    void aRegionCountsAPositionOfWeightTwoTwice(Trial trial) {
        Batches batch = trial.weighted.batch();
        int n = batch.positions();
        double[] twos = filled(1, batch.examples() * n);
        Arrays.setAll(twos, i -> i % n % 2 == 0 ? 2 : 1);
        Weighted weighted = new Weighted(batch, filled(1, twos.length), twos, filled(1, batch.examples()));
        Batches evens = evens(batch);
        Batches twice = joined(batch, evens);

        assertThat(trial.with(weighted).evaluate().scores())
                .containsExactly(
                        twice.evaluate(twice.function(trial.built(), trial.activation))
                                .scores(),
                        NEARLY);
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void gradientIsThatOfTheScore(Trial trial) {
        LossFunction function = trial.function();
        double[] gradient = trial.evaluate().gradient();
        double steepest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < gradient.length; i += 1 + gradient.length / 60) {
            double expected = trial.weighted.slope(function, i, 1e-4);
            assertThat(gradient[i])
                    .as("gradient[%d]", i)
                    .isCloseTo(expected, within(1e-6 * Math.max(Math.abs(expected), 1e-2 * steepest) + 1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void nothingThatCountsScoresNothing(Trial trial) {
        Weighted none = trial.weighted.withValid(new double[trial.weighted.valid().length]);
        LossFunction function = trial.function();
        Batches.Result result = none.evaluate(function);

        assertThat(function.counted()).isZero();
        assertThat(result.scores()).containsOnly(0);
        assertThat(result.gradient()).containsOnly(0);
        assertThat(function.parts().values()).allMatch(mean -> mean == 0);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void staysFiniteAtExtremeLogits(Trial trial) {
        Weighted weighted = trial.weighted;
        Batches.Result result = new Weighted(
                        weighted.batch().extreme(), weighted.valid(), weighted.positions(), weighted.examples())
                .evaluate(trial.function());

        assertThat(Arrays.stream(result.scores())).allMatch(Double::isFinite);
        assertThat(Arrays.stream(result.gradient())).allMatch(Double::isFinite);
    }

    private static double[] filled(double value, int length) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    private static Batches evens(Batches batch) {
        int n = batch.positions();
        return new Batches(
                batch.examples(),
                new LossShape(1, (n + 1) / 2, batch.shape().labels(), batch.width()),
                evens(batch.labels(), n, batch.shape().labels()),
                evens(batch.logits(), n, batch.width()));
    }

    /** Every other of n positions of each example. */
    private static double[] evens(double[] values, int n, int width) {
        int kept = (n + 1) / 2;
        double[] evens = new double[values.length / n * kept];
        for (int i = 0; i < evens.length; i++) {
            int row = i / width;
            evens[i] = values[(row / kept * n + 2 * (row % kept)) * width + i % width];
        }
        return evens;
    }

    /** The positions of both, example by example. */
    private static Batches joined(Batches one, Batches other) {
        int positions = one.positions() + other.positions();
        double[] labels = new double[one.examples() * positions * one.width()];
        double[] logits = labels.clone();
        for (int i = 0; i < one.examples(); i++) {
            for (Batches part : List.of(one, other)) {
                int size = part.positions() * part.width();
                int to = i * positions * one.width() + (part == one ? 0 : one.positions() * one.width());
                System.arraycopy(part.labels(), i * size, labels, to, size);
                System.arraycopy(part.logits(), i * size, logits, to, size);
            }
        }
        return new Batches(one.examples(), positions, one.width(), labels, logits);
    }
}
