package dev.descent.ml.loss;

/** The Lovász extension of the Jaccard index over an example's hinge errors. */
final class LovaszHingeLoss implements Loss {
    private final LovaszSlopes lovasz;

    LovaszHingeLoss(int positions) {
        lovasz = new LovaszSlopes(positions);
    }

    /**
     * By way of logarithms, z = log p − log(1 − p), which is right also where outputs were given. Of two classes the second is the
     * foreground, and 1 − p is the probability of the first.
     */
    @Override
    public double score(Example example, double weight) {
        int n = example.positions();
        boolean two = example.width == 2;
        double[] logs = example.logOutputs();
        double[] weights = example.weights();
        for (int i = 0; i < n; i++) {
            int at = foreground(example, i);
            double logit = logs[at] - (two ? logs[at - 1] : example.logComplements()[at]);
            lovasz.labels[i] = example.labels()[at];
            lovasz.errors[i] = 1 - logit * (2 * lovasz.labels[i] - 1);
            lovasz.weights[i] = weights == null ? 1 : weights[i];
        }
        double score = lovasz.score(n);
        for (int i = 0; weight != 0 && i < n; i++) {
            addSlope(example, i, -weight * lovasz.slopes[i] * (2 * lovasz.labels[i] - 1));
        }
        return score;
    }

    private static void addSlope(Example example, int position, double byLogit) {
        int at = foreground(example, position);
        example.byLogOutputs()[at] += byLogit;
        if (example.width == 2) {
            example.byLogOutputs()[at - 1] -= byLogit;
        } else {
            example.byLogComplements()[at] -= byLogit;
        }
    }

    private static int foreground(Example example, int position) {
        return (position + 1) * example.width - 1;
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
