package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.JsonNumber;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Outputs are quantiles, those of the first number before those of the second; sorted, for a network may cross them. The
 * middle is predicted.
 *
 * @param levels of the quantiles, rising
 */
record QuantileReadout(int labels, List<Double> levels) implements Readout {
    private static final double MIDDLE = 0.5;

    @Override
    public int outputs() {
        return labels * levels.size();
    }

    @Override
    public String meaning() {
        return "the quantiles " + levels + " of each number";
    }

    @Override
    public void read(double[] outputs, int positions, double[] predicted) {
        for (int i = 0; i < positions * labels; i++) {
            predicted[i] = middle(sorted(outputs, i * levels.size()));
        }
    }

    @Override
    public boolean hasIntervals() {
        return levels.size() > 1;
    }

    /** From the lowest quantile to the highest. */
    @Override
    public void readIntervals(double[] outputs, int positions, double[] ends) {
        for (int i = 0; i < positions * labels; i++) {
            double[] sorted = sorted(outputs, i * levels.size());
            ends[2 * i] = sorted[0];
            ends[2 * i + 1] = sorted[sorted.length - 1];
        }
    }

    /** {@code quantiles} by level, and of several numbers by name before. */
    @Override
    public void detail(double[] outputs, int offset, Target target, TargetScaling scaling, ObjectNode prediction) {
        ObjectNode quantiles = prediction.putObject("quantiles");
        for (int label = 0; label < labels; label++) {
            double[] sorted = sorted(outputs, offset + label * levels.size());
            ObjectNode into =
                    labels == 1 ? quantiles : quantiles.putObject(target.names().get(label));
            for (int k = 0; k < sorted.length; k++) {
                into.set(levels.get(k).toString(), JsonNumber.of(scaling.restore(label, sorted[k])));
            }
        }
    }

    private double[] sorted(double[] outputs, int offset) {
        double[] sorted = Arrays.copyOfRange(outputs, offset, offset + levels.size());
        Arrays.sort(sorted);
        return sorted;
    }

    /** The quantile of a half, between those about it where it is none of them, or the nearest. */
    private double middle(double[] quantiles) {
        int above = 0;
        while (above < quantiles.length && levels.get(above) < MIDDLE) {
            above++;
        }
        if (above == 0 || above == quantiles.length) {
            return quantiles[Math.min(above, quantiles.length - 1)];
        }
        double below = levels.get(above - 1);
        double share = (MIDDLE - below) / (levels.get(above) - below);
        return quantiles[above - 1] + share * (quantiles[above] - quantiles[above - 1]);
    }
}
