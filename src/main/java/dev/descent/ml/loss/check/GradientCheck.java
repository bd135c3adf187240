package dev.descent.ml.loss.check;

import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Holds a gradient against central differences of four points. Every value is checked where that is affordable,
 * and else evenly spaced ones. Of several steps the best counts, because a wide one may straddle a kink and a
 * narrow one drowns in rounding; where the rounding of the scores hides the slope in each, as that of an answer
 * that is surely right, a value says nothing.
 */
final class GradientCheck {
    private static final long AFFORDABLE = 20_000_000;
    private static final double[] STEPS = {1e-3, 1e-5};
    private static final int POINTS = 4;
    /** Of a score, by the size of what it is computed from: some units in the last place. */
    private static final double ROUNDING = 4e-15;
    /** Rounding may be this much of a slope for the slope to be judged. */
    private static final double TOLD = 1e-3;
    /** A slope this much smaller than the steepest is compared on the scale of the steepest. */
    private static final double NEGLIGIBLE = 1e-4;

    private final Trial trial;
    private final LossFunction function;
    private final int size;
    private final double[] values;
    private final LossInput batch;
    /** The largest number that each example's score is computed from. */
    private final double[] magnitudes;

    private final double steepest;

    GradientCheck(Trial trial) {
        this.trial = trial;
        function = trial.function();
        size = function.shape().positions() * function.shape().outputs();
        values = trial.input().given().values().clone();
        TrialInput input = trial.input();
        batch = new LossInput(trial.scores().length, input.labels().values(), values, input.weights());
        magnitudes = IntStream.range(0, trial.scores().length)
                .mapToDouble(this::magnitude)
                .toArray();
        steepest = trial.counted() * largest(Arrays.stream(trial.gradient()));
    }

    private double magnitude(int example) {
        double[] labels = trial.input().labels().values();
        int each = labels.length / trial.scores().length;
        double given = largest(IntStream.range(example * size, (example + 1) * size)
                .filter(trial.input()::counts)
                .mapToDouble(i -> values[i]));
        double labelled = largest(IntStream.range(example * each, (example + 1) * each)
                .filter(trial.input()::countsLabel)
                .mapToDouble(i -> labels[i]));
        return Math.max(given, labelled);
    }

    private static double largest(DoubleStream values) {
        return values.map(Math::abs).filter(Double::isFinite).max().orElse(0);
    }

    /** The largest relative difference, empty where nothing could be judged. */
    OptionalDouble largestError() {
        int total = trial.gradient().length;
        long work = size + trial.spec().workingNumbers(trial.target());
        long count = Math.min(total, Math.max(1, AFFORDABLE / (work * POINTS * (STEPS.length + 1))));
        double largest = Double.NaN;
        for (long i = 0; i < count; i++) {
            double found = error((int) (i * total / count));
            largest = Double.isNaN(found) || found < largest ? largest : found;
        }
        return Double.isNaN(largest) ? OptionalDouble.empty() : OptionalDouble.of(largest);
    }

    /** NaN where it cannot be told. */
    private double error(int index) {
        if (!trial.input().counts(index)) {
            return Double.NaN;
        }
        double slope = trial.gradient()[index] * trial.counted();
        double at = values[index];
        double scale = Math.max(1, Math.abs(at) / 1000);
        double best = error(index, slope, Math.min(Math.abs(at) / 20, STEPS[0]));
        for (double step : STEPS) {
            best = least(best, error(index, slope, step * scale));
        }
        return best;
    }

    private double error(int index, double slope, double step) {
        if (step == 0) {
            return Double.NaN;
        }
        double right = scoreAt(index, step);
        double left = scoreAt(index, -step);
        double difference = (8 * (right - left) - scoreAt(index, 2 * step) + scoreAt(index, -2 * step)) / (12 * step);
        double apart = Math.abs(difference - slope);
        double rounding = ROUNDING * (1 + magnitudes[index / size] + Math.abs(right) + Math.abs(left)) / step;
        if (slope == 0 && apart <= rounding) {
            return 0;
        }
        double compared = Math.max(Math.max(Math.abs(difference), Math.abs(slope)), NEGLIGIBLE * steepest);
        return rounding <= TOLD * compared ? Math.max(0, apart - rounding) / compared : Double.NaN;
    }

    private double scoreAt(int index, double shift) {
        double kept = values[index];
        values[index] = kept + shift;
        double score = function.score(batch, index / size);
        values[index] = kept;
        return score;
    }

    private static double least(double a, double b) {
        return Double.isNaN(a) || b < a ? b : a;
    }
}
