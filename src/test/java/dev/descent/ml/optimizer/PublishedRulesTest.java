package dev.descent.ml.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule against the one that was published, over the first 20 steps, plain and with weight decay and penalties. */
class PublishedRulesTest {
    private static final int STEPS = 20;

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("'type':'sgd'", PublishedRule.sgd()),
                Arguments.of("'type':'nesterovs'", PublishedRule.nesterovs(0.9)),
                Arguments.of("'type':'nesterovs','momentum':0.5", PublishedRule.nesterovs(0.5)),
                Arguments.of("'type':'adam'", PublishedRule.adam(0.9, 0.999, 1e-8)),
                Arguments.of(
                        "'type':'adam','beta1':0.7,'beta2':0.9,'epsilon':0.001", PublishedRule.adam(0.7, 0.9, 0.001)),
                Arguments.of("'type':'adamw','weight_decay':0", PublishedRule.adam(0.9, 0.999, 1e-8)),
                Arguments.of("'type':'amsgrad','beta2':0.9", PublishedRule.amsgrad(0.9, 0.9, 1e-8)),
                Arguments.of("'type':'amsgrad'", PublishedRule.amsgrad(0.9, 0.999, 1e-8)),
                Arguments.of("'type':'adamax','beta2':0.8", PublishedRule.adamax(0.9, 0.8, 1e-8)),
                Arguments.of("'type':'nadam'", PublishedRule.nadam(0.9, 0.999, 1e-8)),
                Arguments.of("'type':'nadam','beta1':0.6,'beta2':0.95", PublishedRule.nadam(0.6, 0.95, 1e-8)),
                Arguments.of("'type':'adabelief'", PublishedRule.adabelief(0.9, 0.999, 1e-16)),
                Arguments.of("'type':'adabelief','epsilon':0.0001", PublishedRule.adabelief(0.9, 0.999, 1e-4)),
                Arguments.of("'type':'adagrad'", PublishedRule.adagrad(1e-8)),
                Arguments.of("'type':'adadelta'", PublishedRule.adadelta(0.95, 1e-6)),
                Arguments.of("'type':'rmsprop'", PublishedRule.rmsprop(0.9, 1e-8)),
                Arguments.of("'type':'rmsprop','rho':0.5,'epsilon':0.01", PublishedRule.rmsprop(0.5, 0.01)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleIsThePublishedOne(String json, PublishedRule published) {
        follow(json, published, 0, 0, 1);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void flushingDenormalNumbersDoesNotShowInTheParameters(String json, PublishedRule published) {
        follow(json, published, 0, 0, 1e-12f);
        follow(json, published, 0, 0, 1e-18f);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void penaltiesAndDecayActThroughTheGradientOfWeightsOnly(String json, PublishedRule published) {
        if (json.contains("adamw")) {
            follow(json + ",'l1':0.03,'l2':0.1", published, 0.03, 0.1, 1);
        } else {
            follow(json + ",'l1':0.03,'l2':0.1,'weight_decay':0.25", published, 0.03, 0.35, 1);
        }
    }

    @Test
    void everyRuleIsHere() {
        assertThat(Lab.types()).allSatisfy(type -> assertThat(rules())
                .anyMatch(rule -> rule.get()[0].toString().startsWith("'type':'" + type + "'")));
    }

    private static void follow(String json, PublishedRule published, double signs, double pull, float size) {
        Optimizer optimizer = Lab.spec("{" + json.replace('\'', '"') + "}").build(Lab.BLOCKS);
        Random random = new Random(7);
        float[] parameters = Lab.normal(random, Lab.SIZE);
        double[] expected = Lab.wide(parameters);
        double[][] state = new double[Lab.SIZE][3];
        for (int t = 1; t <= STEPS; t++) {
            float[] gradient = Lab.normal(random, Lab.SIZE);
            for (int i = 0; i < Lab.SIZE; i++) {
                gradient[i] *= size;
            }
            double[] g = Lab.wide(gradient);
            double rate = 0.05 / t;
            for (ParameterBlock block : Lab.BLOCKS) {
                for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                    if (block.kind() == Kind.WEIGHT) {
                        g[i] += signs * Math.signum(expected[i]) + pull * expected[i];
                    }
                    expected[i] -= block.kind() == Kind.STATISTIC ? g[i] : published.update(g[i], state[i], rate, t);
                }
            }
            optimizer.step(parameters, gradient, rate, t);
        }
        for (int i = 0; i < Lab.SIZE; i++) {
            assertThat((double) parameters[i])
                    .as("parameter %d", i)
                    .isCloseTo(expected[i], within(1e-6 * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
