package dev.descent.ml.formula;

/** The error function to the last digits. */
final class ErrorFunction {
    private static final double SERIES_UNTIL = 3;
    private static final double ONE_FROM = 6;
    private static final int FRACTIONS = 60;

    private ErrorFunction() {}

    static double at(double x) {
        double size = Math.abs(x);
        if (size >= ONE_FROM) {
            return Math.signum(x);
        }
        return size < SERIES_UNTIL ? series(x) : Math.copySign(1 - complement(size), x);
    }

    static double slope(double x) {
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
    }

    /** 2/√π e^(−x²) Σ 2^n x^(2n+1) / (2n+1)!!, whose terms have one sign. NaN ends it at once. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.ulp(sum) / 4; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return slope(x) * sum;
    }

    /** A continued fraction, from its far end. */
    private static double complement(double x) {
        double below = x;
        for (int n = FRACTIONS; n > 0; n--) {
            below = x + 0.5 * n / below;
        }
        return slope(x) / 2 / below;
    }
}
