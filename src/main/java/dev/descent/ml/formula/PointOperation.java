package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/** A function of one number with its slope. */
interface PointOperation extends Operation {

    double at(double x);

    /** @param value at x */
    double slope(double x, double value);

    @Override
    default void forward(double[][] in, double[] out, int n) {
        double[] x = in[0];
        for (int i = 0; i < n; i++) {
            out[i] = at(x[i]);
        }
    }

    @Override
    default void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n) {
        double[] x = in[0];
        double[] byX = byIn[0];
        if (byX == null) {
            return;
        }
        for (int i = 0; i < n; i++) {
            byX[i] += Operation.times(by[i], slope(x[i], out[i]));
        }
    }
}
