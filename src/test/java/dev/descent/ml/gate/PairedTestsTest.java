package dev.descent.ml.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tests promise, counted over many simulated comparisons. */
class PairedTestsTest {
    private static final Margin MARGIN = new Margin(0.03, 0.95);
    private static final double MOST_FALSE = 0.065;
    private static final double FEWEST_FALSE = 0.04;

    private final SplittableRandom random = new SplittableRandom(7);

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 1000})
    void rightOrWrongPassesOneInTwentyAtTheMargin(int n) {
        assertThat(share(Verdict.PASSED, 10_000, () -> rightOrWrong(n, -0.03))).isBetween(FEWEST_FALSE, MOST_FALSE);
        assertThat(share(Verdict.FAILED, 10_000, () -> rightOrWrong(n, -0.03))).isBetween(FEWEST_FALSE, MOST_FALSE);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 1000})
    void meansPassOneInTwentyAtTheMargin(int n) {
        assertThat(share(Verdict.PASSED, 10_000, () -> means(n, -0.03))).isBetween(FEWEST_FALSE, MOST_FALSE);
        assertThat(share(Verdict.FAILED, 10_000, () -> means(n, -0.03))).isBetween(FEWEST_FALSE, MOST_FALSE);
    }

    /** The share of a simulation of 1,500 is itself within 0.011 of the true one. */
    @ParameterizedTest
    @CsvSource({"60, 1500", "300, 1500", "1000, 500"})
    void pooledMetricsPassAboutOneInTwentyAtTheMargin(int n, int times) {
        Pool many = new Pool(random, 400_000);
        Margin atTheTruth = new Margin(-many.difference(all(many.size())), 0.95);

        double passed = share(Verdict.PASSED, times, () -> {
            Pool pool = new Pool(random, n);
            return PairedBootstrap.of(n, pool::difference, atTheTruth);
        });

        assertThat(passed).isBetween(0.03, 0.075);
    }

    /** The figures of docs/gates.md. */
    @ParameterizedTest
    @CsvSource({"60, 0.18, 0.05", "300, 0.48, 0.05", "1000, 0.91, 0.05"})
    void equalModelsPassAsOftenAsTheDocsSay(int n, double power, double about) {
        assertThat(share(Verdict.PASSED, 5_000, () -> rightOrWrong(n, 0))).isCloseTo(power, within(about));
    }

    @Test
    void asManyExamplesAsAreSaidToBeNeededPassFourInFive() {
        long needed = Power.examples(Math.sqrt(0.1), MARGIN);

        assertThat(share(Verdict.PASSED, 5_000, () -> rightOrWrong((int) needed, 0)))
                .isCloseTo(0.8, within(0.03));
    }

    /** Of the paper's formula, evaluated apart from this code. */
    @Test
    void scoreIsTangos() {
        assertThat(new Tango(4, 9, 100).score(-0.1)).isCloseTo(1.298093186389977, within(1e-9));
        assertThat(new Tango(0, 0, 60).score(-0.03)).isCloseTo(Math.sqrt(60 * 0.03 / 0.97), within(1e-12));
    }

    @Test
    void boundsAreWhereTheTestTurns() {
        Comparison found = new Tango(4, 9, 100).against(MARGIN);
        Tango tango = new Tango(4, 9, 100);

        assertThat(tango.score(found.lower())).isCloseTo(MARGIN.z(), within(1e-6));
        assertThat(tango.score(found.upper())).isCloseTo(-MARGIN.z(), within(1e-6));
    }

    @Test
    void lowerValuesAreBetterWhereTheMetricSaysSo() {
        double[] low = IntStream.range(0, 50).mapToDouble(i -> 0.1 + i * 1e-3).toArray();
        double[] high = IntStream.range(0, 50).mapToDouble(i -> 0.5 + i * 2e-3).toArray();
        Pairs pairs = new Pairs.Means(low, high);

        assertThat(pairs.compare(-1, MARGIN).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(pairs.compare(1, MARGIN).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void theBootstrapAnswersTheSameAgain() {
        Pool pool = new Pool(random, 100);

        assertThat(PairedBootstrap.of(100, pool::difference, MARGIN))
                .isEqualTo(PairedBootstrap.of(100, pool::difference, MARGIN));
    }

    private static double share(Verdict verdict, int times, Supplier<Comparison> simulated) {
        return (double) IntStream.range(0, times)
                        .filter(i -> simulated.get().verdict() == verdict)
                        .count()
                / times;
    }

    /** Models that are at odds on a tenth of the examples. */
    private Comparison rightOrWrong(int n, double difference) {
        int better = 0;
        int worse = 0;
        for (int i = 0; i < n; i++) {
            double drawn = random.nextDouble();
            better += drawn < (0.1 + difference) / 2 ? 1 : 0;
            worse += drawn > 1 - (0.1 - difference) / 2 ? 1 : 0;
        }
        return new Tango(better, worse, n).against(MARGIN);
    }

    private Comparison means(int n, double difference) {
        double[] candidate = new double[n];
        double[] baseline = new double[n];
        for (int i = 0; i < n; i++) {
            baseline[i] = random.nextDouble();
            candidate[i] = baseline[i] + difference + 0.5 * (random.nextDouble() - random.nextDouble());
        }
        return new Pairs.Means(candidate, baseline).compare(1, MARGIN);
    }

    private static int[] all(int n) {
        return IntStream.range(0, n).toArray();
    }

    /** Classes of unequal size, as two models see them, which often err together. */
    private record Pool(int[] truth, int[] candidate, int[] baseline) {
        Pool(SplittableRandom random, int n) {
            this(new int[n], new int[n], new int[n]);
            for (int i = 0; i < n; i++) {
                double of = random.nextDouble();
                truth[i] = of < 0.5 ? 0 : of < 0.8 ? 1 : 2;
                int wrong = (truth[i] + 1 + random.nextInt(2)) % 3;
                double hard = random.nextDouble();
                double other = random.nextDouble() < 0.6 ? hard : random.nextDouble();
                baseline[i] = hard < 0.85 ? truth[i] : wrong;
                candidate[i] = other < 0.80 ? truth[i] : wrong;
            }
        }

        int size() {
            return truth.length;
        }

        double difference(int[] examples) {
            return f1(candidate, examples) - f1(baseline, examples);
        }

        /** Macro F1. */
        private double f1(int[] predicted, int[] examples) {
            int[][] counts = new int[3][3];
            for (int i : examples) {
                counts[truth[i]][predicted[i]]++;
            }
            return IntStream.range(0, 3)
                    .mapToDouble(c -> 2.0
                            * counts[c][c]
                            / Math.max(
                                    1,
                                    IntStream.range(0, 3)
                                            .map(o -> counts[c][o] + counts[o][c])
                                            .sum()))
                    .average()
                    .orElseThrow();
        }
    }
}
