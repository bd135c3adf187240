package dev.descent.ml.loss;

/** The Lovász extension of the Jaccard index over an example's hinge errors. */
final class LovaszHingeLoss implements Loss {
    private final LovaszSlopes lovasz;

    LovaszHingeLoss(int positions) {
        lovasz = new LovaszSlopes(positions);
    }

    /** By way of logarithms, z = log p − log(1 − p), which is right also where outputs were given. */
    @Override
    public double score(Example example, double weight) {
        int n = example.positions();
        double[] logs = example.logOutputs();
        double[] complements = example.logComplements();
        double[] weights = example.weights();
        for (int i = 0; i < n; i++) {
            lovasz.labels[i] = example.labels()[i];
            lovasz.errors[i] = 1 - (logs[i] - complements[i]) * (2 * lovasz.labels[i] - 1);
            lovasz.weights[i] = weights == null ? 1 : weights[i];
        }
        double score = lovasz.score(n);
        for (int i = 0; weight != 0 && i < n; i++) {
            double slope = -weight * lovasz.slopes[i] * (2 * lovasz.labels[i] - 1);
            example.byLogOutputs()[i] += slope;
            example.byLogComplements()[i] -= slope;
        }
        return score;
    }

    /** Each position's own error times what it counts in the order of all. */
    @Override
    public void split(ScoreSplit split, Example example, double weight) {
        score(example, 0);
        for (int i = 0; i < example.positions(); i++) {
            split.add(i, weight * lovasz.slopes[i] * Math.max(0, lovasz.errors[i]));
        }
    }
}
