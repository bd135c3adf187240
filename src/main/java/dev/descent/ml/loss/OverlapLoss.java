package dev.descent.ml.loss;

import java.util.Arrays;

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
    OverlapLoss(int classes, boolean background, boolean squared, Overlap.Score score) {
        overlap = new Overlap(classes);
        first = background || classes == 1 ? 0 : 1;
        this.squared = squared;
        this.score = score;
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
        double[] y = example.labels();
        double[] p = example.outputs();
        double[] both = overlap.both;
        double[] labels = overlap.labels;
        double[] outputs = overlap.outputs;
        int width = example.width;
        Arrays.fill(both, 0);
        Arrays.fill(labels, 0);
        Arrays.fill(outputs, 0);
        for (int start = 0; start < example.size(); start += width) {
            for (int c = 0; c < width; c++) {
                double label = y[start + c];
                double output = p[start + c];
                both[c] += label * output;
                labels[c] += squared ? label * label : label;
                outputs[c] += squared ? output * output : output;
            }
        }
    }

    private void addGradient(Example example, double weight) {
        double[] y = example.labels();
        double[] p = example.outputs();
        double[] byP = example.byOutputs();
        int width = example.width;
        for (int start = 0; start < example.size(); start += width) {
            for (int c = 0; c < width; c++) {
                int i = start + c;
                double alone = squared ? 2 * p[i] * overlap.byOutputs[c] : overlap.byOutputs[c];
                byP[i] += weight * (overlap.byBoth[c] * y[i] + alone);
            }
        }
    }
}
