package dev.descent.ml.gate;

/**
 * Tango's score test for the difference of two paired proportions (Statistics in Medicine 17, 1998): right or wrong, on the same examples.
 * Its errors stay near what they should be for few examples, and where the models hardly ever differ.
 *
 * @param better examples that only the candidate has right
 * @param worse examples that only the baseline has right
 * @param examples of both kinds and all others
 */
record Tango(long better, long worse, long examples) {
    private static final int HALVINGS = 60;

    Comparison against(Margin margin) {
        double difference = (double) (better - worse) / examples;
        double z = margin.z();
        double lower = crossing(z, -1, difference);
        double upper = crossing(-z, difference, 1);
        double score = score(-margin.size());
        Verdict verdict = score >= z ? Verdict.PASSED : score <= -z ? Verdict.FAILED : Verdict.INCONCLUSIVE;
        return new Comparison("tango", verdict, difference, lower, upper, Power.examples(spread(), margin));
    }

    /** Of models that are as often at odds and equally good. */
    private double spread() {
        return Math.sqrt((double) (better + worse) / examples);
    }

    /** How far what was seen is from a true difference of {@code lambda}, in standard errors. */
    double score(double lambda) {
        double a = 2.0 * examples;
        double b = -better - worse + (a - better + worse) * lambda;
        double c = -worse * lambda * (1 - lambda);
        double q = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        double above = better - worse - examples * lambda;
        double variance = examples * (2 * q + lambda * (1 - lambda));
        return variance > 0 ? above / Math.sqrt(variance) : Math.signum(above) * Double.MAX_VALUE;
    }

    /** Where the falling score is {@code z}. */
    private double crossing(double z, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (score(middle) > z) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
