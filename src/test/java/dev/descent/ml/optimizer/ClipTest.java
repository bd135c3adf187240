package dev.descent.ml.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.optimizer.ParameterBlock.Kind;
import dev.descent.ml.spec.InvalidSpec;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Seen through plain sgd with a rate of 1, whose step is the clipped gradient. */
class ClipTest {
    @Test
    void valueIsCutToTheThresholdEachByItself() {
        float[] gradient = gradient();
        float[] clipped = clipped("{\"by\":\"value\",\"threshold\":0.5}", gradient);
        for (ParameterBlock block : Lab.BLOCKS) {
            for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                float expected = block.kind() == Kind.STATISTIC
                        ? gradient[i]
                        : Math.signum(gradient[i]) * Math.min(0.5f, Math.abs(gradient[i]));
                assertThat(clipped[i]).isEqualTo(expected);
            }
        }
    }

    @Test
    void globalNormIsThatOfAllButStatistics() {
        scaled("{\"threshold\":0.5}", 0.5, block -> "all");
    }

    @Test
    void normPerLayerScalesEachLayerByItself() {
        scaled("{\"by\":\"norm\",\"threshold\":2,\"per\":\"layer\"}", 2, ParameterBlock::layer);
    }

    @Test
    void normPerParameterScalesEachParameterByItself() {
        scaled("{\"by\":\"norm\",\"threshold\":2.5,\"per\":\"parameter\"}", 2.5, block -> block);
    }

    @Test
    void normBelowTheThresholdIsLeftAsItIs() {
        float[] gradient = gradient();
        assertThat(clipped("{\"threshold\":1000}", gradient)).isEqualTo(gradient);
    }

    @Test
    void lossGradientIsClippedBeforePenaltiesAreAdded() {
        Optimizer optimizer = Lab.spec("{\"type\":\"sgd\",\"l2\":1,\"clip\":{\"by\":\"value\",\"threshold\":0.1}}")
                .build(Lab.BLOCKS);
        float[] parameters = new float[Lab.SIZE];
        parameters[0] = 8;
        float[] gradient = new float[Lab.SIZE];
        gradient[0] = 5;
        optimizer.step(parameters, gradient, 0.5, 1);
        assertThat(parameters[0]).isCloseTo(8 - 0.5f * (0.1f + 8), within(1e-6f));
    }

    @Test
    void valueHasNoGroups() {
        assertThatThrownBy(() -> Lab.spec("{\"type\":\"sgd\",\"clip\":{\"by\":\"value\",\"per\":\"layer\"}}"))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("clip.per goes with by \"norm\" only");
    }

    @Test
    void thresholdMustBePositive() {
        assertThatThrownBy(() -> Lab.spec("{\"type\":\"sgd\",\"clip\":{\"threshold\":0}}"))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("clip.threshold must be positive");
    }

    private static void scaled(String clip, double threshold, Function<ParameterBlock, Object> group) {
        float[] gradient = gradient();
        float[] clipped = clipped(clip, gradient);
        int above = 0;
        for (ParameterBlock block : Lab.BLOCKS) {
            double norm = norm(gradient, group, group.apply(block));
            boolean left = block.kind() == Kind.STATISTIC || norm <= threshold;
            above += left ? 0 : 1;
            for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                double expected = left ? gradient[i] : gradient[i] * threshold / norm;
                assertThat((double) clipped[i]).isCloseTo(expected, within(1e-6));
            }
        }
        assertThat(above).as("groups above the threshold").isPositive();
    }

    private static double norm(float[] gradient, Function<ParameterBlock, Object> group, Object key) {
        double sum = 0;
        for (ParameterBlock block : Lab.BLOCKS) {
            for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                boolean counts =
                        block.kind() != Kind.STATISTIC && group.apply(block).equals(key);
                sum += counts ? gradient[i] * (double) gradient[i] : 0;
            }
        }
        return Math.sqrt(sum);
    }

    private static float[] clipped(String clip, float[] gradient) {
        Optimizer optimizer =
                Lab.spec("{\"type\":\"sgd\",\"clip\":" + clip + "}").build(Lab.BLOCKS);
        float[] parameters = new float[Lab.SIZE];
        optimizer.step(parameters, gradient.clone(), 1, 1);
        for (int i = 0; i < Lab.SIZE; i++) {
            parameters[i] = -parameters[i];
        }
        return parameters;
    }

    private static float[] gradient() {
        return Lab.normal(new Random(4), Lab.SIZE);
    }
}
