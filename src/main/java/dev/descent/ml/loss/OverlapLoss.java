package dev.descent.ml.loss;

import dev.descent.ml.data.Target;

/** A loss of what labels and outputs have in common over an example's positions: Dice, Jaccard, Tversky. */
final class OverlapLoss implements Loss {
    private final Overlap overlap;
    private final Overlap.Score score;
    private final int first;
    private final boolean squared;

    /**
     * @param background whether class 0 counts; a single output is foreground and always does
     * @param squared whether labels and outputs are summed by their squares
     */
    OverlapLoss(Target target, boolean background, boolean squared, Overlap.Score score) {
        overlap = new Overlap(target.outputs());
        first = first(target, background);
        this.squared = squared;
        this.score = score;
    }

    /** The first class that counts. */
    static int first(Target target, boolean background) {
        return background || target.outputs() == 1 ? 0 : 1;
    }

    @Override
    public double score(Example example, double weight) {
        sum(example);
        double result = score.of(overlap, first);
        if (weight != 0) {
            addGradient(example, weight);
        }
        return result;
    }

    private void sum(Example example) {
        overlap.clear();
        if (squared) {
            sumSquares(example);
        } else {
            sumShares(example);
        }
    }

    private void sumShares(Example example) {
        double[] y = example.labels();
        double[] p = example.outputs();
        double[] rest = example.complements();
        double[] weights = example.weights();
        int width = example.width;
        for (int i = 0; i < example.positions(); i++) {
            double weight = weights == null ? 1 : weights[i];
            for (int c = 0; c < width; c++) {
                double label = weight * y[i * width + c];
                double output = p[i * width + c];
                overlap.both[c] += label * output;
                overlap.falsePositives[c] += (weight - label) * output;
                overlap.falseNegatives[c] += label * rest[i * width + c];
                overlap.labels[c] += label;
                overlap.outputs[c] += weight * output;
            }
        }
    }

    private void sumSquares(Example example) {
        double[] y = example.labels();
        double[] p = example.outputs();
        double[] weights = example.weights();
        int width = example.width;
        for (int i = 0; i < example.positions(); i++) {
            double weight = weights == null ? 1 : weights[i];
            for (int c = 0; c < width; c++) {
                double label = y[i * width + c];
                double output = p[i * width + c];
                overlap.both[c] += weight * label * output;
                overlap.labels[c] += weight * label * label;
                overlap.outputs[c] += weight * output * output;
            }
        }
    }

    private void addGradient(Example example, double factor) {
        double[] y = example.labels();
        double[] p = example.outputs();
        double[] byP = example.byOutputs();
        double[] weights = example.weights();
        int width = example.width;
        for (int i = 0; i < example.positions(); i++) {
            double weight = weights == null ? factor : factor * weights[i];
            for (int c = 0; c < width; c++) {
                int at = i * width + c;
                double alone = squared ? 2 * p[at] * overlap.byOutputs[c] : overlap.byOutputs[c];
                byP[at] += weight * (overlap.byBoth[c] * y[at] + alone);
            }
        }
    }
}
