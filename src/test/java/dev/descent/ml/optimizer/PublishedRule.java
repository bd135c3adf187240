package dev.descent.ml.optimizer;

/** An update rule written down from its publication: one parameter at a time, in double, nothing shared with the code under test. */
interface PublishedRule {

    /** What to subtract from a parameter; {@code s} is that parameter's state, zero at first. */
    double update(double g, double[] s, double rate, int t);

    static PublishedRule sgd() {
        return (g, s, rate, t) -> rate * g;
    }

    /** Sutskever et al. 2013, at the point looked ahead to: v ← μv − εg, θ ← θ + μv − εg. */
    static PublishedRule nesterovs(double mu) {
        return (g, s, rate, t) -> {
            s[0] = mu * s[0] - rate * g;
            return -(mu * s[0] - rate * g);
        };
    }

    /** Kingma and Ba 2015, algorithm 1. */
    static PublishedRule adam(double b1, double b2, double eps) {
        return (g, s, rate, t) -> {
            s[0] = b1 * s[0] + (1 - b1) * g;
            s[1] = b2 * s[1] + (1 - b2) * g * g;
            double mHat = s[0] / (1 - Math.pow(b1, t));
            double vHat = s[1] / (1 - Math.pow(b2, t));
            return rate * mHat / (Math.sqrt(vHat) + eps);
        };
    }
}
