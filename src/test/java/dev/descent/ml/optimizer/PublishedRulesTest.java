package dev.descent.ml.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule against the one that was published, over the first 20 steps. */
class PublishedRulesTest {
    private static final int STEPS = 20;

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("{\"type\":\"sgd\"}", PublishedRule.sgd()),
                Arguments.of("{\"type\":\"nesterovs\",\"momentum\":0.8}", PublishedRule.nesterovs(0.8)),
                Arguments.of("{\"type\":\"adam\"}", PublishedRule.adam(0.9, 0.999, 1e-8)),
                Arguments.of(
                        "{\"type\":\"adam\",\"beta1\":0.7,\"beta2\":0.9,\"epsilon\":0.001}",
                        PublishedRule.adam(0.7, 0.9, 0.001)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleIsThePublishedOne(String json, PublishedRule published) {
        Optimizer optimizer = Lab.spec(json).build(Lab.BLOCKS);
        Random random = new Random(7);
        float[] parameters = Lab.normal(random, Lab.SIZE);
        double[] expected = Lab.wide(parameters);
        double[][] state = new double[Lab.SIZE][3];
        for (int t = 1; t <= STEPS; t++) {
            float[] gradient = Lab.normal(random, Lab.SIZE);
            double[] g = Lab.wide(gradient);
            double rate = 0.05 / t;
            for (ParameterBlock block : Lab.BLOCKS) {
                for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                    expected[i] -= block.kind() == Kind.STATISTIC ? g[i] : published.update(g[i], state[i], rate, t);
                }
            }
            optimizer.step(parameters, gradient, rate, t);
        }
        for (int i = 0; i < Lab.SIZE; i++) {
            assertThat((double) parameters[i])
                    .isCloseTo(expected[i], within(1e-6 * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
