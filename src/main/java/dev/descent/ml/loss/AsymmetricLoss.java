package dev.descent.ml.loss;

/** The asymmetric loss of labels that are yes or no, with the slopes of its focusing factors. */
final class AsymmetricLoss implements Loss {
    private final double positive;
    private final double negative;
    private final double margin;

    /**
     * @param positive the power of positives
     * @param negative the power of negatives
     * @param margin taken off the probability of negatives
     */
    AsymmetricLoss(double positive, double negative, double margin) {
        this.positive = positive;
        this.negative = negative;
        this.margin = margin;
    }

    @Override
    public double score(Example example, double weight) {
        double[] labels = example.labels();
        int n = example.size();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double yes = labels[i];
            sum += yes == 0 ? 0 : yes * positive(example, i, weight / n * yes);
            sum += yes == 1 ? 0 : (1 - yes) * negative(example, i, weight / n * (1 - yes));
        }
        return sum / n;
    }

    /** −(1 − p)^γ log p. */
    private double positive(Example example, int i, double factor) {
        double log = example.logOutputs()[i];
        double wrong = example.complements()[i];
        double power = Math.pow(wrong, positive);
        if (factor != 0) {
            example.byLogOutputs()[i] -= factor * power;
            example.byOutputs()[i] += wrong == 0 ? 0 : factor * positive * power * (log / wrong);
        }
        return -power * log;
    }

    /** −q^γ log(1 − q); without a margin 1 − q may be too little to divide by, and its logarithm has a way of its own. */
    private double negative(Example example, int i, double factor) {
        double q = example.outputs()[i] - margin;
        if (q <= 0) {
            return 0;
        }
        double log = margin == 0 ? example.logComplements()[i] : Math.log(example.complements()[i] + margin);
        double power = Math.pow(q, negative);
        if (factor != 0) {
            example.byOutputs()[i] -= factor * negative * power * (log / q);
            if (margin == 0) {
                example.byLogComplements()[i] -= factor * power;
            } else {
                example.byOutputs()[i] += factor * power / (example.complements()[i] + margin);
            }
        }
        return -power * log;
    }
}
