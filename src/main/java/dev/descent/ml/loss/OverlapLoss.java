package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;

/** A loss of what labels and outputs have in common over an example's positions: Dice, Jaccard, Tversky. */
final class OverlapLoss implements Loss {
    /** What an overlap is summed from. */
    enum OverlapSums {
        /** Σ y and Σ p; errors are what they have more than in common. */
        SHARES,
        /** Σ y² and Σ p². */
        SQUARES,
        /** Errors by themselves, which stay exact where there are nearly none. */
        ERRORS
    }

    private final OverlapScore overlap;
    private final OverlapScore.Score score;
    private final int first;
    private final OverlapSums sums;

    /**
     * @param background whether class 0 counts; a single output is foreground and always does
     * @param sums what is summed of labels and outputs
     */
    OverlapLoss(Target target, boolean background, OverlapSums sums, OverlapScore.Score score) {
        overlap = new OverlapScore(target.outputs());
        first = first(target, background);
        this.sums = sums;
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
        switch (sums) {
            case SHARES -> sumShares(example);
            case SQUARES -> sumSquares(example);
            case ERRORS -> sumErrors(example);
        }
        overlap.complete(sums);
    }

    private void sumShares(Example example) {
        double[] y = example.labels();
        double[] p = example.outputs();
        double[] weights = example.weights();
        double[] both = overlap.both;
        double[] labels = overlap.labels;
        double[] outputs = overlap.outputs;
        int width = example.width;
        for (int start = 0; start < example.size(); start += width) {
            double weight = weights == null ? 1 : weights[start / width];
            for (int c = 0; c < width; c++) {
                double label = weight * y[start + c];
                double output = p[start + c];
                both[c] += label * output;
                labels[c] += label;
                outputs[c] += weight * output;
            }
        }
    }

    private void sumSquares(Example example) {
        double[] y = example.labels();
        double[] p = example.outputs();
        double[] weights = example.weights();
        double[] both = overlap.both;
        double[] labels = overlap.labels;
        double[] outputs = overlap.outputs;
        int width = example.width;
        for (int start = 0; start < example.size(); start += width) {
            double weight = weights == null ? 1 : weights[start / width];
            for (int c = 0; c < width; c++) {
                double label = weight * y[start + c];
                double output = p[start + c];
                both[c] += label * output;
                labels[c] += label * y[start + c];
                outputs[c] += weight * output * output;
            }
        }
    }

    private void sumErrors(Example example) {
        double[] y = example.labels();
        double[] p = example.outputs();
        double[] rest = example.complements();
        double[] weights = example.weights();
        int width = example.width;
        for (int start = 0; start < example.size(); start += width) {
            double weight = weights == null ? 1 : weights[start / width];
            for (int c = 0; c < width; c++) {
                double label = weight * y[start + c];
                double output = p[start + c];
                overlap.both[c] += label * output;
                overlap.falsePositives[c] += (weight - label) * output;
                overlap.falseNegatives[c] += label * rest[start + c];
            }
        }
    }

    private void addGradient(Example example, double factor) {
        double[] y = example.labels();
        double[] p = example.outputs();
        double[] byP = example.byOutputs();
        double[] weights = example.weights();
        boolean squared = sums == OverlapSums.SQUARES;
        int width = example.width;
        for (int start = 0; start < example.size(); start += width) {
            double weight = weights == null ? factor : factor * weights[start / width];
            for (int c = 0; c < width; c++) {
                int i = start + c;
                double alone = squared ? 2 * p[i] * overlap.byOutputs[c] : overlap.byOutputs[c];
                byP[i] += weight * (overlap.byBoth[c] * y[i] + alone);
            }
        }
    }
}
