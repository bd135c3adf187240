package dev.descent.ml.loss;

/**
 * The mean of scores that positions have each by itself, as cross-entropy or a squared error is. Where positions
 * have weights it is Σ w ℓ / n: each is scored as an example of its own, so that a loss says what it is for
 * positions that count alike, and no more.
 */
final class PositionLoss implements Loss {
    private final Loss mean;

    /** @param mean over the positions of an example, all alike */
    PositionLoss(Loss mean) {
        this.mean = mean;
    }

    @Override
    public double score(Example example, double weight) {
        double[] weights = example.weights();
        if (weights == null) {
            return mean.score(example, weight);
        }
        int positions = example.positions();
        double sum = 0;
        for (int i = 0; i < positions; i++) {
            if (weights[i] != 0) {
                Example alone = example.alone(i);
                sum += weights[i] * mean.score(alone, weight * weights[i] / positions);
                example.add(alone, i);
            }
        }
        return sum / positions;
    }

    @Override
    public void split(ScoreSplit split, Example example, double weight) {
        double[] weights = example.weights();
        int positions = example.positions();
        for (int i = 0; i < positions; i++) {
            double factor = weight * (weights == null ? 1 : weights[i]) / positions;
            split.add(i, factor == 0 ? 0 : factor * mean.score(example.alone(i), 0));
        }
    }
}
