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

    /** Reddi et al. 2018 with Adam's bias corrections, epsilon added to the corrected root. */
    static PublishedRule amsgrad(double b1, double b2, double eps) {
        return (g, s, rate, t) -> {
            s[0] = b1 * s[0] + (1 - b1) * g;
            s[1] = b2 * s[1] + (1 - b2) * g * g;
            s[2] = Math.max(s[2], s[1]);
            double vHat = s[2] / (1 - Math.pow(b2, t));
            return rate * s[0] / (1 - Math.pow(b1, t)) / (Math.sqrt(vHat) + eps);
        };
    }

    /** Kingma and Ba 2015, algorithm 2, with an epsilon in the divisor. */
    static PublishedRule adamax(double b1, double b2, double eps) {
        return (g, s, rate, t) -> {
            s[0] = b1 * s[0] + (1 - b1) * g;
            s[1] = Math.max(b2 * s[1], Math.abs(g));
            return rate / (1 - Math.pow(b1, t)) * s[0] / (s[1] + eps);
        };
    }

    /** Dozat 2016, algorithm 2, with μ the same for all t, so that its products are powers. */
    static PublishedRule nadam(double mu, double nu, double eps) {
        return (g, s, rate, t) -> {
            s[0] = mu * s[0] + (1 - mu) * g;
            s[1] = nu * s[1] + (1 - nu) * g * g;
            double mHat = mu * s[0] / (1 - Math.pow(mu, t + 1)) + (1 - mu) * g / (1 - Math.pow(mu, t));
            double nHat = s[1] / (1 - Math.pow(nu, t));
            return rate * mHat / (Math.sqrt(nHat) + eps);
        };
    }

    /** Zhuang et al. 2020, algorithm 2. */
    static PublishedRule adabelief(double b1, double b2, double eps) {
        return (g, s, rate, t) -> {
            s[0] = b1 * s[0] + (1 - b1) * g;
            s[1] = b2 * s[1] + (1 - b2) * (g - s[0]) * (g - s[0]) + eps;
            double mHat = s[0] / (1 - Math.pow(b1, t));
            double sHat = s[1] / (1 - Math.pow(b2, t));
            return rate * mHat / (Math.sqrt(sHat) + eps);
        };
    }

    /** Duchi et al. 2011. */
    static PublishedRule adagrad(double eps) {
        return (g, s, rate, t) -> {
            s[0] += g * g;
            return rate * g / (Math.sqrt(s[0]) + eps);
        };
    }

    /** Zeiler 2012, algorithm 1, times a rate. */
    static PublishedRule adadelta(double rho, double eps) {
        return (g, s, rate, t) -> {
            s[0] = rho * s[0] + (1 - rho) * g * g;
            double dx = Math.sqrt(s[1] + eps) / Math.sqrt(s[0] + eps) * g;
            s[1] = rho * s[1] + (1 - rho) * dx * dx;
            return rate * dx;
        };
    }

    /** Hinton 2012, lecture 6e. */
    static PublishedRule rmsprop(double rho, double eps) {
        return (g, s, rate, t) -> {
            s[0] = rho * s[0] + (1 - rho) * g * g;
            return rate * g / (Math.sqrt(s[0]) + eps);
        };
    }
}
