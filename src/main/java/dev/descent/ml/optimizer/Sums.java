package dev.descent.ml.optimizer;

/** Sums over a range in double, by four accumulators, since additions in one order wait for each other. */
final class Sums {
    private Sums() {}

    static double squares(float[] values, Range range) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = range.from();
        for (; i < range.to() - 3; i += 4) {
            a += (double) values[i] * values[i];
            b += (double) values[i + 1] * values[i + 1];
            c += (double) values[i + 2] * values[i + 2];
            d += (double) values[i + 3] * values[i + 3];
        }
        for (; i < range.to(); i++) {
            a += (double) values[i] * values[i];
        }
        return a + b + c + d;
    }

    static double sizes(float[] values, Range range) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = range.from();
        for (; i < range.to() - 3; i += 4) {
            a += Math.abs(values[i]);
            b += Math.abs(values[i + 1]);
            c += Math.abs(values[i + 2]);
            d += Math.abs(values[i + 3]);
        }
        for (; i < range.to(); i++) {
            a += Math.abs(values[i]);
        }
        return a + b + c + d;
    }
}
