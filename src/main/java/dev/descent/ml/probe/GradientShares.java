package dev.descent.ml.probe;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.loss.LossWatcher;
import dev.descent.ml.probe.ProbeReport.GradientShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the gradient by the logits is shared among the classes that positions have, or the columns of numbers; and among examples. */
final class GradientShares implements LossWatcher {
    /** Of the mean example's norm, below which an example teaches nothing beside the others. */
    private static final double NOTHING = 1e-3;
    /** A norm below which it teaches nothing at all. */
    private static final double NOTHING_AT_ALL = 1e-7;

    private final Target target;
    private final int outputs;
    private final double[] magnitudes;
    private final double[] squares;
    private double[] norms = {};
    private int examples;

    /** @param outputs at a position, which need not be as many as labels */
    GradientShares(Target target, int outputs) {
        this.target = target;
        this.outputs = outputs;
        magnitudes = new double[target.outputs()];
        squares = new double[target.outputs()];
    }

    @Override
    public void see(LossInput batch, double[] scores, double[] gradient) {
        int each = target.positions();
        norms = Arrays.copyOf(norms, examples + batch.examples());
        for (int i = 0; i < batch.examples(); i++) {
            double squared = 0;
            boolean counts = false;
            for (int p = i * each; p < (i + 1) * each; p++) {
                squared += add(batch.labels(), gradient, p);
                counts |= batch.isValid(p);
            }
            if (counts) {
                norms[examples++] = Math.sqrt(squared);
            }
        }
    }

    /** @return the position's gradient, squared */
    private double add(double[] labels, double[] gradient, int position) {
        double magnitude = 0;
        double squared = 0;
        for (int c = 0; c < outputs; c++) {
            double slope = gradient[position * outputs + c];
            magnitude += Math.abs(slope);
            squared += slope * slope;
            if (!target.isCategorical()) {
                int column = c * target.outputs() / outputs;
                magnitudes[column] += Math.abs(slope);
                squares[column] += slope * slope;
            }
        }
        for (int c = 0; target.isCategorical() && c < target.outputs(); c++) {
            double label = labels[position * target.outputs() + c];
            magnitudes[c] += label * magnitude;
            squares[c] += label * squared;
        }
        return squared;
    }

    List<GradientShare> shares(LabelMeans labels) {
        double all = Arrays.stream(magnitudes).sum();
        List<GradientShare> shares = new ArrayList<>();
        for (int c = 0; c < magnitudes.length; c++) {
            double share = all > 0 ? magnitudes[c] / all : 0;
            double ofLabels = target.isCategorical() ? labels.of(c) : 1.0 / magnitudes.length;
            shares.add(new GradientShare(target.names().get(c), ofLabels, share, Math.sqrt(squares[c])));
        }
        return shares;
    }

    /** Share of the examples that count. */
    double vanished() {
        double mean = Arrays.stream(norms, 0, examples).average().orElse(0);
        double least = Math.max(NOTHING * mean, NOTHING_AT_ALL);
        long vanished =
                Arrays.stream(norms, 0, examples).filter(norm -> norm < least).count();
        return examples == 0 ? 0 : (double) vanished / examples;
    }
}
