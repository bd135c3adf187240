package dev.descent.ml.gate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The paired bootstrap over examples, with a fixed seed: both models are measured again on the same examples, drawn with replacement. The
 * spread of these differences is the standard error of what was seen; percentiles of them pass too often where examples are few.
 */
final class PairedBootstrap {
    private static final int DRAWS = 1_000;
    private static final long SEED = 42;

    private PairedBootstrap() {}

    /**
     * @param examples two at least
     * @param difference candidate minus baseline of a metric of which higher is better
     */
    static Comparison of(int examples, SampleMetric difference, Margin margin) {
        double seen = difference.of(IntStream.range(0, examples).toArray());
        double spread = deviation(drawn(examples, difference)) * Math.sqrt(examples / (examples - 1.0));
        double reach = TDistribution.of(examples - 1).inverseCumulativeProbability(margin.confidence()) * spread;
        return Comparison.of(
                "paired_bootstrap", seen, seen - reach, seen + reach, margin, spread * Math.sqrt(examples));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private static double[] drawn(int examples, SampleMetric difference) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = new double[DRAWS];
        int[] sample = new int[examples];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < examples; i++) {
                sample[i] = random.nextInt(examples);
            }
            drawn[draw] = difference.of(sample);
        }
        return drawn;
    }
}
