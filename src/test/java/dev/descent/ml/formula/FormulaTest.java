package dev.descent.ml.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.spec.InvalidSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    private static final double[] Y = {1, 0, 2, -1, 0.5, 3};
    private static final double[] P = {0.25, 0.5, 0.75, 0.3, 0.9, 0.6};

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            mean(p - p + 2 + 3 * 4)             | 14
            mean(p - p + (2 + 3) * 4)           | 20
            mean(p - p + 2 - 3 - 4)             | -5
            mean(p - p + 16 / 4 / 2)            | 2
            mean(p - p - 2 ^ 2)                 | -4
            mean(p - p + 2 ^ 3 ^ 2)             | 512
            mean(p - p + 2 ^ -1)                | 0.5
            mean(p - p + -3 ^ 2)                | -9
            mean(p - p + --2)                   | 2
            mean(p - p + 1.5e1 + .5)            | 15.5
            mean(p - p + (1 < 2) + (2 <= 2))    | 2
            mean(p - p + (1 > 2) + (2 >= 3))    | 0
            mean(p - p + (1 == 1) + (1 != 1))   | 1
            mean(p - p + abs(-2) + square(3))   | 11
            mean(p - p + sqrt(9) + exp(0))      | 4
            mean(p - p + log(1) + relu(-5))     | 0
            mean(p - p + sigmoid(0) + tanh(0))  | 0.5
            mean(p - p + min(1, 2) + max(1, 2)) | 3
            mean(p - p + pow(2, 5))             | 32
            mean(p - p + clip(5, 0, 1))         | 1
            mean(p - p + where(1 < 2, 3, 4))    | 3
            sum(p - p + 1)                      | 6
            mean(softplus(p - p))               | 0.6931471805599453
            mean(p - p) + lgamma(5)             | 3.1780538303479458
            mean(p - p) + lgamma(0.5)           | 0.5723649429247001
            mean(p - p) + lgamma(-1.5)          | 0.8600470153764812
            mean(p - p) + lgamma(30.5)          | 72.9534711841694
            mean(p - p) + digamma(1)            | -0.5772156649015329
            mean(p - p) + digamma(-0.5)         | 0.03648997397857652
            mean(p - p) + digamma(20)           | 2.970523992242149
            mean(p - p) + erf(0.5)              | 0.5204998778130465
            mean(p - p) + erf(-2.9)             | -0.9999589021219005
            mean(p - p) + erf(3.5)              | 0.9999992569016276
            mean(p - p) + erf(7)                | 1
            mean(p - p) + log1p(1e-10)          | 1e-10
            mean(p - p) + sin(1) + cos(1)       | 1.3817732906760363
            mean(p - p) + sum(row)              | 7
            mean(p - p) + mean(row)             | 2.3333333333333335
            mean(p - p) + mean(row*y)           | 3.5
            mean(sum_classes(y) + p - p)        | 2.75
            mean(max_classes(y) + p - p)        | 2.5
            mean(cumsum_classes(y) + p - p)     | 1
            sum(sum_positions(y)*row) + mean(p - p) | 21
            sum(mean_positions(y)*row) + mean(p - p) | 10.5
            sum(sum_positions(y)) + mean(p - p) | 5.5
            a = 2; b = a*a; mean(p - p) + b     | 4
            mean(softmax(p - p))                | 0.3333333333333333
            """)
    void followsTheRulesOfArithmetic(String text, double value) {
        assertThat(score(text, P)).isCloseTo(value, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean(square(target - output))",
                "mean(where(abs(y - p) < 0.7, 0.5 * square(y - p), 0.7 * (abs(y - p) - 0.5 * 0.7)))",
                "sqrt(mean(square(y - p)))",
                "1 - (2*sum(y*p) + 1) / (sum(square(y)) + sum(square(p)) + 1)",
                "mean(square(p - mean(p))) + 0.1 * mean(abs(z))",
                "mean((y - p) ^ 4) / (1 + mean(p ^ 3)) - mean(p ^ 0.5)",
                "mean(p ^ y) + mean(2 ^ p) + mean(p ^ p)",
                "mean(exp(-p) * log(p) * log(1 - p) + tanh(p) + softplus(z) + sigmoid(3 * z))",
                "mean(min(p, 0.55) + max(p, 0.55) * clip(p, 0.28, 0.8) + relu(p - 0.4))",
                "max(mean(p), mean(y)) * min(sum(p), 100) - exp(mean(p)) / mean(p)",
                "mean(square(p - mean(square(p - mean(p)))))",
                "mean((y > 0.4) * square(y - p)) + mean(p / (1 + p)) + mean(-p)",
                "sum(y - p) / 3 + 2 * sum(p)",
                "mean(lgamma(p) * digamma(1 + p) + erf(p) * sin(p) - cos(p) * log1p(p))",
                "mean(sum_classes(y * p) * p) + mean(max_classes(p * row) * y) - mean(square(cumsum_classes(p)))",
                "mean(log_softmax(3 * p) * y) + mean(softmax(p) * p) + sum(row * log(mean_positions(p)))",
                "mean((sum_positions(y * p) + 1) / (sum_positions(p) + 2) ^ row) * mean(p)",
                "t = sum_positions(p); sum(max_classes(t) * softmax(t) - cumsum_classes(t)) + mean(p * t)",
                "a = p / mean(sum_positions(p)); b = a - row; mean(b * b) - sum(sum_positions(square(b)) / row)"
            })
    void gradientIsExact(String text) {
        double[] gradient = gradient(text, P);
        for (int i = 0; i < P.length; i++) {
            assertThat(gradient[i]).as("%s [%d]", text, i).isCloseTo(difference(text, i), within(1e-7));
        }
    }

    @Test
    void anExampleOfManyBlocksScoresLikeOneOfFew() {
        String text = "1 - 2*sum(y*p) / (sum(y) + sum(p)) + mean(square(p - mean(p))) + mean(abs(y - p))";
        Arrays arrays = Arrays.random(2_000);
        Program program = parse(text).compile(1_000, 2);
        double score = program.score(arrays, new double[0], 1);
        double both = 0;
        double sums = 0;
        double outputs = 0;
        double errors = 0;
        for (int i = 0; i < 2_000; i++) {
            both += arrays.y[i] * arrays.p[i];
            sums += arrays.y[i] + arrays.p[i];
            outputs += arrays.p[i] / 2_000;
            errors += Math.abs(arrays.y[i] - arrays.p[i]) / 2_000;
        }
        double variance = 0;
        for (double p : arrays.p) {
            variance += (p - outputs) * (p - outputs) / 2_000;
        }
        assertThat(score).isCloseTo(1 - 2 * both / sums + variance + errors, within(1e-12));

        for (int i : new int[] {0, 511, 512, 1_023, 1_024, 1_999}) {
            double expected = -2 * (arrays.y[i] * sums - both) / (sums * sums)
                    + 2 * (arrays.p[i] - outputs) / 2_000
                    + Math.signum(arrays.p[i] - arrays.y[i]) / 2_000;
            assertThat(arrays.byP[i]).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void theBranchNotTakenHasNoGradient() {
        double[] zero = {0, 0.5, 1, 2, 3, 4};

        assertThat(gradient("mean(where(p > 0, log(p), p))", zero)[0]).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(gradient("mean(where(p > 0, sqrt(p), 0))", zero)[0]).isZero();
        assertThat(gradient("mean(where(p > 0, 1 / p, 0))", zero)[0]).isZero();
        assertThat(gradient("mean(where(p < 10, p, exp(1000 * (p + 1)) * p))", zero)[0])
                .isCloseTo(1 / 6.0, within(1e-12));
        assertThat(gradient("mean(where(p > 0, p ^ -0.5, 0))", zero)[0]).isZero();
    }

    @Test
    void kinksHaveTheSlopeOfTheCentralDifference() {
        double[] zero = {0, 0.5, 1, 2, 3, 4};

        assertThat(gradient("mean(abs(p))", zero)[0]).isZero();
        assertThat(gradient("mean(max(p, -p))", zero)[0]).isZero();
        assertThat(gradient("mean(max(p, 0))", zero)[0]).isCloseTo(0.5 / 6, within(1e-12));
        assertThat(gradient("mean(p ^ 2)", zero)[0]).isZero();
        assertThat(gradient("mean(p ^ 0)", new double[] {0, 1, 1, 1, 1, 1})).isNotNull();
        assertThat(gradient("sqrt(mean(square(y - p)))", Y.clone())).containsOnly(0.0);
        assertThat(gradient("mean(sqrt(abs(p)))", zero)[0]).isZero();
        assertThat(gradient("mean(abs(y - p) ^ 0.5)", Y.clone())).containsOnly(0.0);
    }

    @Test
    void nothingIsLearnedThroughWhatIsDetached() {
        assertThat(gradient("mean(p * detach(p))", P)).containsExactly(by(P, 1 / 6.0), within(1e-15));
        assertThat(score("mean(p * detach(p))", P)).isEqualTo(score("mean(p * p)", P));
        assertThat(parse("mean(p * detach(p))").detaches()).isTrue();
        assertThat(parse("mean(p * p)").detaches()).isFalse();
    }

    @Test
    void equalLargestOutputsShareTheSlope() {
        double[] gradient = gradient("sum(max_classes(p))", new double[] {1, 1, 0, 2, 3, 1});

        assertThat(gradient).containsExactly(1.5, 1.5, 0, 0, 3, 0);
    }

    @Test
    void tellsOfNamesThatAreNotUsed() {
        assertThat(parse("a = y - p; b = a; c = b; mean(square(a))").unusedDefinitions())
                .containsExactly("c");
    }

    @Test
    void rootsAskForPositiveOutputs() {
        assertThat(parse("mean(p^0.5 - y)").wantsPositiveOutputs()).isTrue();
        assertThat(parse("mean(y*p^-1.5)").wantsPositiveOutputs()).isTrue();
        assertThat(parse("mean(log(p))").wantsPositiveOutputs()).isTrue();
        assertThat(parse("mean(lgamma(p))").wantsPositiveOutputs()).isTrue();
        assertThat(parse("mean(p^3 - p^-2 + abs(y - p)^0.5)").wantsPositiveOutputs())
                .isFalse();
    }

    @Test
    void namesThatDoubleEachOtherEndInNoTime() {
        StringBuilder text = new StringBuilder("a0 = p; ");
        for (int i = 1; i < 100; i++) {
            text.append("a%d = a%d + a%d; ".formatted(i, i - 1, i - 1));
        }

        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThat(
                        parse(text + "mean(abs(dx(a99)))").looksAtNeighbours())
                .isTrue());
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThat(parse(text.toString().replace("= p", "= mean(p)") + "a99")
                                .scoresPositions())
                        .isTrue());
    }

    @Test
    void expressionsThatAreEqualAreComputedOnce() {
        Graph graph = new Graph();
        Node difference = graph.apply(Binary.SUBTRACT, graph.input(Input.TARGET), graph.input(Input.OUTPUT));
        Node again = graph.apply(Binary.SUBTRACT, graph.input(Input.TARGET), graph.input(Input.OUTPUT));

        assertThat(again).isSameAs(difference);
        assertThat(graph.apply(Binary.ADD, difference, graph.input(Input.OUTPUT)))
                .isSameAs(graph.apply(Binary.ADD, graph.input(Input.OUTPUT), again));
    }

    @Test
    void logarithmsOfOutputsAreTakenFromTheLogits() {
        Formula formula = parse("-mean(y*log(p) + (1 - y)*log(1 - p))");

        assertThat(formula.uses(Input.LOG_OUTPUT)).isTrue();
        assertThat(formula.uses(Input.LOG_COMPLEMENT)).isTrue();
        assertThat(formula.uses(Input.OUTPUT)).isFalse();
    }

    @Test
    void knowsWhetherOnlyDifferencesCount() {
        assertThat(parse("mean(square(y - p)) + mean(abs(p - y))").isOfDifferences())
                .isTrue();
        assertThat(parse("mean(abs(y - p) / y)").isOfDifferences()).isFalse();
        assertThat(parse("mean(square(y - p)) + mean(abs(z))").isOfDifferences())
                .isFalse();
        assertThat(parse("dice").isOfDifferences()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            mean(square(y - p)                 | column 19: expected an operator or ")" for the "(" in column 5, was the end
            mean(y - q)                        | column 10: "q" is not known; there are target (y), output (p), logits (z), d
            mean(square(y_true - p))           | column 13: "y_true" is not known (did you mean "y"?); there are target (y)
            Dice                               | column 1: "Dice" is not known (did you mean "dice"?); there are
            mean(y*ln(p))                      | column 8: "ln" is not a function (did you mean "log"?); the functions are abs
            mean(Abs(p))                       | column 6: "Abs" is not a function (did you mean "abs"?); the functions are abs
            mean((y - p)**2)                   | column 14: expected a number, a name or "(", was "*"; a power is written ^
            mean(squared(y - p))               | column 6: "squared" is not a function (did you mean "square"?); the functions are abs, square
            mean(y -)                          | column 9: expected a number, a name or "(", was ")"
            y - p                              | gives a number per output, but a loss is one number per example: put mean(...) around it
            mean(target)                       | does not depend on the outputs
            mean(p > y)                        | does not depend on the outputs in a way that can be trained
            mean(y - p) mean(p)                | column 13: expected an operator or the end, was "mean"
            mean(min(p))                       | column 6: "min" takes 2 arguments, was given 1
            mean(1 < p < 2)                    | column 12: comparisons cannot be chained
            mean(mean(p))                      | column 1: "mean" is over an example's outputs, but is given one number
            dice(y, p)                         | column 1: "dice" is a loss and no function: write its name alone
            mean(p) + square                   | column 11: "square" is a function: write square(...)
            mean(p) $ 2                        | column 9: a formula has no "$"
            mean(p) + 1e999                    | column 11: a number this large is not finite
            T(java.lang.Runtime)               | column 7: a formula has no "."
            ${jndi:ldap://example.com/a}       | column 1: a formula has no "$"
            mean(sqr(y - p))                   | column 6: "sqr" is not a function (did you mean "square"?); the functions are abs
            dice + dics                        | column 8: "dics" is not known (did you mean "dice"?); there are target (y)
            K*mse                              | column 1: "K" is not known; there are target (y), output (p), logits (z), d, row, and the catalogue's losses; other numbers are named in "parameters"
            2 mse                              | column 3: expected an operator or the end, was "mse"; a product is written *
            mean(2 p)                          | column 8: expected an operator or ")" for the "(" in column 5, was "p"; a product is written *
            0,5*mse                            | column 2: expected an operator or the end, was ","; a fraction has a point, as 0.5
            mean((y \u2212 p)^2)              | column 9: a formula has no "\u2212": write -
            mean(square(y\u00a0- p))          | column 14: a formula has no character U+00A0, which looks like a blank or nothing
            mean([y - p]^2)                    | column 6: a formula has no "[": write (
            \u03bb*mse                        | column 1: a formula has no "\u03bb": names have letters from a to z
            loss = mse                         | column 8: "mse" is not known
            e = y - p                          | column 10: expected an operator or ";" after what "e" is, was the end
            e = y - p;                         | column 11: the loss itself comes last, after what names stand for
            e = y - p; mean(f)                 | column 17: "f" is not known; there are target (y), output (p), logits (z), d, row, e, and
            p = y; mean(p)                     | column 1: "p" is a word of the language
            d = y; mean(p)                     | column 1: "d" is a parameter
            dice = y; mean(p)                  | column 1: "dice" is the name of a loss
            e = y; e = p; mean(e)              | column 8: "e" stands for something else already
            mean(where(y = 1, p, 0))           | column 14: expected an operator or ")" for the "(" in column 11, was "="; to compare is written ==
            sum_classes(mean(p))               | column 1: "sum_classes" is over an example's outputs, but is given one number
            mean(p)*sum_positions(row)         | column 9: "sum_positions" is over an example's positions, but is given a row that is the same at each
            mean(dx(square(p)))                | column 6: "dx" is of labels, outputs and logits, their sums and multiples, as dx(y - p), and not of functions of them
            mean(dy(y*p))                      | column 6: "dy" is of labels, outputs and logits
            mean(stop_gradient(p))             | column 6: "stop_gradient" is not a function (did you mean "detach"?)
            mean(detach(p))                    | does not depend on the outputs in a way that can be trained
            sum_positions(p)                   | gives a number per output, but a loss is one number per example: put mean(...) around it
            mean(p) + 'x'                      | column 11: a formula has no "'"
            """)
    void pointsAtTheFault(String text, String message) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidSpec.class).hasMessageContaining(message);
    }

    @Test
    void barsAreToldToBeAFunction() {
        assertThatThrownBy(() -> parse("mean(|y - p|)"))
                .hasMessageContaining("column 6: a formula has no \"|\": write abs(...)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "(",
                ")",
                "-",
                "mean",
                "mean(",
                "mean()",
                "mean(,)",
                "p p",
                "1e",
                "^2",
                "\u0000",
                "\ud83d\ude00"
            })
    void refusesWhatIsNoFormula(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidSpec.class);
    }

    @Test
    void refusesHostileTextInNoTime() {
        String[] hostile = {
            "(".repeat(10_000),
            "(".repeat(2_000) + "p" + ")".repeat(2_000),
            "-".repeat(4_000) + "p",
            "2^".repeat(2_000) + "p",
            "mean(".repeat(800) + "p",
            "p+".repeat(500_000),
            "x".repeat(1_000_000),
            " ".repeat(4_096),
            "1".repeat(4_096),
            "mean(p" + "*p+p".repeat(1_000) + ")",
            "mean(" + "exp(p*".repeat(90) + "p" + ")".repeat(90) + "",
        };
        assertThat(java.util.Arrays.stream(hostile)).allSatisfy(text -> org.assertj.core.api.Assertions.assertThatCode(
                        () -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                                Duration.ofSeconds(60), () -> parse(text)))
                .isInstanceOf(InvalidSpec.class));
    }

    @Test
    void refusesMoreExpressionsThanFitInMemory() {
        StringBuilder text = new StringBuilder("mean(p");
        for (int i = 0; text.length() < 4_080; i++) {
            text.append("+p*").append(i);
        }

        assertThatThrownBy(() -> parse(text.append(")").toString())).hasMessageContaining("1000 different expressions");
    }

    @Test
    void divisionByZeroAndLogarithmOfZeroAreNotFinite() {
        assertThat(score("mean(p / 0)", P)).isInfinite();
        assertThat(score("mean(log(p - p))", P)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(score("mean(sqrt(p - 10))", P)).isNaN();
    }

    private static Formula parse(String text) {
        return Formula.parse(
                text,
                Map.of("d", FormulaParameter.of(0.7), "row", FormulaParameter.ofEachOutput(List.of(1.0, 2.0, 4.0))),
                Set.of("dice"));
    }

    private static double score(String text, double[] p) {
        Arrays arrays = new Arrays(Y.clone(), p.clone());
        return parse(text).compile(p.length / 3, 3).score(arrays, new double[0], 0);
    }

    private static double[] gradient(String text, double[] p) {
        Arrays arrays = new Arrays(Y.clone(), p.clone());
        parse(text).compile(p.length / 3, 3).score(arrays, new double[0], 1);
        return arrays.total();
    }

    private static double[] by(double[] values, double factor) {
        return java.util.Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double difference(String text, int index) {
        double[] right = P.clone();
        double[] left = P.clone();
        right[index] += 1e-6;
        left[index] -= 1e-6;
        return (score(text, right) - score(text, left)) / 2e-6;
    }

    /** An example whose outputs are its logits, so that all slopes are slopes by p. */
    private static final class Arrays implements OutputSource {
        private final double[] y;
        private final double[] p;
        private final double[] byP;
        private final double[] byLog;
        private final double[] byComplement;

        Arrays(double[] y, double[] p) {
            this.y = y;
            this.p = p;
            byP = new double[p.length];
            byLog = new double[p.length];
            byComplement = new double[p.length];
        }

        double[] total() {
            double[] total = byP.clone();
            for (int i = 0; i < p.length; i++) {
                total[i] += byLog[i] == 0 ? 0 : byLog[i] / p[i];
                total[i] -= byComplement[i] == 0 ? 0 : byComplement[i] / (1 - p[i]);
            }
            return total;
        }

        static Arrays random(int length) {
            Random random = new Random(3);
            return new Arrays(
                    random.doubles(length).toArray(), random.doubles(length).toArray());
        }

        @Override
        public int size() {
            return p.length;
        }

        @Override
        public double @Nullable [] weights() {
            return null;
        }

        @Override
        public double[] values(Input input) {
            return switch (input) {
                case TARGET -> y;
                case OUTPUT, LOGITS -> p;
                case LOG_OUTPUT -> java.util.Arrays.stream(p).map(Math::log).toArray();
                case LOG_COMPLEMENT ->
                    java.util.Arrays.stream(p).map(x -> Math.log1p(-x)).toArray();
                default -> throw new IllegalArgumentException("no map");
            };
        }

        @Override
        public double[] slopes(Input input) {
            return switch (input) {
                case LOG_OUTPUT -> byLog;
                case LOG_COMPLEMENT -> byComplement;
                default -> byP;
            };
        }
    }
}
