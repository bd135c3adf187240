package dev.descent.ml.loss;

import java.util.List;

/** The weighted sum of its parts. */
final class SumLoss implements Loss {
    private final double[] weights;
    private final LossParts parts;

    SumLoss(double[] weights, LossParts parts) {
        this.weights = weights;
        this.parts = parts;
    }

    /** A part of weight 0 is scored for the log, and its score, even an infinite one, adds nothing. */
    @Override
    public double score(Example example, double weight) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double score = parts.score(i, example, weight * weights[i]);
            sum += weights[i] == 0 ? 0 : weights[i] * score;
        }
        return sum;
    }

    @Override
    public List<String> parts() {
        return parts.names();
    }

    @Override
    public void addParts(double weight, double[] sums, int offset) {
        parts.addTo(weight, sums, offset);
    }
}
