package dev.descent.ml.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatOptimizerTest {
    static List<String> types() {
        return Lab.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void runningStatisticsAreMovedByTheirGradientAloneWhateverTheOptions(String type) {
        Optimizer optimizer = Lab.spec("{\"type\":\"" + type + "\",\"weight_decay\":0.1,\"l1\":0.1,\"l2\":0.1,"
                        + "\"clip\":{\"by\":\"norm\",\"threshold\":0.001}}")
                .build(Lab.BLOCKS);
        float[] parameters = Lab.normal(new Random(1), Lab.SIZE);
        float[] gradient = Lab.normal(new Random(2), Lab.SIZE);
        float[] before = parameters.clone();
        float[] moved = gradient.clone();
        optimizer.step(parameters, gradient, 0.1, 1);
        for (int i = 52; i < 62; i++) {
            assertThat(parameters[i]).isEqualTo(before[i] - moved[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void resumedRunIsTheUninterruptedOneBitForBit(String type) {
        OptimizerSpec spec = Lab.spec("{\"type\":\"" + type + "\",\"weight_decay\":0.01,\"clip\":{}}");
        float[] whole = Lab.normal(new Random(1), Lab.SIZE);
        float[] parts = whole.clone();
        Optimizer uninterrupted = spec.build(Lab.BLOCKS);
        run(uninterrupted, whole, 1, 20);

        Optimizer first = spec.build(Lab.BLOCKS);
        run(first, parts, 1, 9);
        float[] saved = Lab.flat(first.state());
        run(first, parts.clone(), 10, 12);
        Optimizer second = spec.build(Lab.BLOCKS);
        Lab.restore(second, saved);
        run(second, parts, 10, 20);

        assertThat(parts).isEqualTo(whole);
        assertThat(Lab.flat(second.state())).isEqualTo(Lab.flat(uninterrupted.state()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void anUpdateInStretchesIsTheUpdate(String type) {
        List<ParameterBlock> blocks = List.of(
                new ParameterBlock("a", "W", Kind.WEIGHT, 0, 130_001),
                new ParameterBlock("n", "mean", Kind.STATISTIC, 130_001, 7),
                new ParameterBlock("b", "W", Kind.WEIGHT, 130_008, 130_000));
        OptimizerSpec spec = Lab.spec("{\"type\":\"" + type + "\",\"l2\":0.01}");
        Optimizer whole = spec.build(blocks);
        Optimizer stretches = spec.build(blocks);
        float[] one = Lab.normal(new Random(1), 260_008);
        float[] two = one.clone();
        for (int t = 1; t <= 3; t++) {
            float[] gradient = Lab.normal(new Random(t), one.length);
            whole.step(one, gradient.clone(), 0.01, t);
            Stretch rest = stretches.begin(two, gradient, 0.01, t);
            rest.run(140_000, two.length);
            rest.run(0, 70_000);
            rest.run(70_000, 140_000);
        }
        assertThat(two).isEqualTo(one);
        assertThat(Lab.flat(stretches.state())).isEqualTo(Lab.flat(whole.state()));
    }

    @Test
    void stateHoldsEachRunsVectorsOneAfterTheOtherAndNoneForStatistics() {
        Optimizer adam = Lab.spec("\"adam\"").build(Lab.BLOCKS);
        float[] gradient = new float[Lab.SIZE];
        for (int i = 0; i < Lab.SIZE; i++) {
            gradient[i] = i + 1;
        }
        adam.step(new float[Lab.SIZE], gradient.clone(), 0.001, 1);
        float[] state = Lab.flat(adam.state());
        assertThat(state).hasSize(2 * (Lab.SIZE - 10));
        assertThat(state[0]).as("mean of the first run").isCloseTo(0.1f * gradient[0], within(1e-5f));
        assertThat(state[52]).as("square of the first run").isCloseTo(0.001f * gradient[0], within(1e-5f));
        assertThat(state[104]).as("mean of the second run").isCloseTo(0.1f * gradient[62], within(1e-5f));
        assertThat(state[164])
                .as("square of the second run")
                .isCloseTo(0.001f * gradient[62] * gradient[62], within(1e-5f));
    }

    @Test
    void decoupledDecayTakesTheRateTimesItOffEachWeightOnce() {
        Optimizer plain = Lab.spec("{\"type\":\"adamw\",\"weight_decay\":0}").build(Lab.BLOCKS);
        Optimizer decayed =
                Lab.spec("{\"type\":\"adamw\",\"weight_decay\":0.5}").build(Lab.BLOCKS);
        float[] start = Lab.normal(new Random(1), Lab.SIZE);
        float[] without = start.clone();
        float[] with = start.clone();
        plain.step(without, Lab.normal(new Random(2), Lab.SIZE), 0.1, 1);
        decayed.step(with, Lab.normal(new Random(2), Lab.SIZE), 0.1, 1);
        for (ParameterBlock block : Lab.BLOCKS) {
            for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                float taken = block.kind() == Kind.WEIGHT ? 0.05f * start[i] : 0;
                assertThat(without[i] - with[i]).isCloseTo(taken, within(1e-6f));
            }
        }
    }

    @Test
    void penaltyIsThatOfTheWeightsBeforeTheStep() {
        Optimizer optimizer = Lab.spec("{\"type\":\"sgd\",\"l1\":0.5,\"l2\":0.25,\"weight_decay\":9}")
                .build(Lab.BLOCKS);
        float[] parameters = Lab.normal(new Random(1), Lab.SIZE);
        double expected = 0;
        for (ParameterBlock block : Lab.BLOCKS) {
            for (int i = block.offset(); i < block.offset() + block.length() && block.kind() == Kind.WEIGHT; i++) {
                expected += 0.5 * Math.abs(parameters[i]) + 0.125 * parameters[i] * (double) parameters[i];
            }
        }
        optimizer.step(parameters, new float[Lab.SIZE], 0.1, 1);
        assertThat(optimizer.penalty()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void weightOfZeroIsNotPulledByL1() {
        Optimizer optimizer = Lab.spec("{\"type\":\"sgd\",\"l1\":1}").build(Lab.BLOCKS);
        float[] parameters = new float[Lab.SIZE];
        optimizer.step(parameters, new float[Lab.SIZE], 0.1, 1);
        assertThat(parameters).containsOnly(0f);
    }

    @ParameterizedTest
    @MethodSource("types")
    void parameterWithoutGradientStaysAndStaysFinite(String type) {
        Optimizer optimizer =
                Lab.spec("{\"type\":\"" + type + "\",\"weight_decay\":0}").build(Lab.BLOCKS);
        float[] parameters = Lab.normal(new Random(1), Lab.SIZE);
        float[] before = parameters.clone();
        for (int t = 1; t <= 3; t++) {
            optimizer.step(parameters, new float[Lab.SIZE], 0.1, t);
        }
        assertThat(parameters).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nesterovs", "adam", "adamw", "amsgrad", "adamax", "nadam", "adadelta", "rmsprop"})
    void stateThatFadesEndsAtZeroAndNeverInDenormalNumbers(String type) {
        OptimizerSpec spec = Lab.spec("{\"type\":\"" + type + "\""
                + (type.startsWith("a") && !type.equals("adadelta") ? ",\"beta2\":0.9" : "") + "}");
        Optimizer optimizer = spec.build(Lab.BLOCKS);
        float[] parameters = new float[Lab.SIZE];
        optimizer.step(parameters, Lab.normal(new Random(2), Lab.SIZE), 0.1, 1);
        for (int t = 2; t <= 3000; t++) {
            optimizer.step(parameters, new float[Lab.SIZE], 0.1, t);
            for (float value : Lab.flat(optimizer.state())) {
                assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL).isTrue();
            }
        }
    }

    private static void run(Optimizer optimizer, float[] parameters, int from, int to) {
        for (int t = from; t <= to; t++) {
            optimizer.step(parameters, Lab.normal(new Random(t), Lab.SIZE), 0.05 / t, t);
        }
    }
}
