package dev.descent.ml.formula;

/** The logarithm of the gamma function with its slopes: by recurrence to where Stirling's series is exact. */
final class GammaFunction {
    private static final double LARGE = 10;

    /** Of Stirling's series for the logarithm in 1/x, 1/x³, …; those of the slopes follow. */
    private static final double[] STIRLING = {
        1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360360.0, 1 / 156.0, -3617 / 122400.0
    };

    private GammaFunction() {}

    /** log |Γ(x)|. */
    static double logarithm(double x) {
        if (x <= 0) {
            return isPole(x)
                    ? Double.POSITIVE_INFINITY
                    : Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logarithm(1 - x);
        }
        double factor = 1;
        double large = x;
        for (; large < LARGE; large++) {
            factor *= large;
        }
        double sum = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            sum = sum / (large * large) + STIRLING[k];
        }
        return (large - 0.5) * Math.log(large) - large + 0.5 * Math.log(2 * Math.PI) + sum / large - Math.log(factor);
    }

    static double digamma(double x) {
        if (x <= 0) {
            return isPole(x) ? Double.NaN : digamma(1 - x) - Math.PI / Math.tan(Math.PI * x);
        }
        double below = 0;
        double large = x;
        for (; large < LARGE; large++) {
            below += 1 / large;
        }
        double sum = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            sum = sum / (large * large) + (2 * k + 1) * STIRLING[k];
        }
        return Math.log(large) - 0.5 / large - sum / (large * large) - below;
    }

    static double trigamma(double x) {
        if (x <= 0) {
            double sine = Math.sin(Math.PI * x);
            return isPole(x) ? Double.NaN : Math.PI * Math.PI / (sine * sine) - trigamma(1 - x);
        }
        double below = 0;
        double large = x;
        for (; large < LARGE; large++) {
            below += 1 / (large * large);
        }
        double sum = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            sum = sum / (large * large) + (2 * k + 1) * (2 * k + 2) * STIRLING[k];
        }
        return 1 / large + 0.5 / (large * large) + sum / (large * large * large) + below;
    }

    private static boolean isPole(double x) {
        return x == Math.rint(x);
    }
}
