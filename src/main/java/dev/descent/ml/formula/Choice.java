package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/**
 * {@code where(condition, a, b)}: a where the condition is not 0, else b; the gradient goes to the one that was taken.
 */
enum Choice implements Operation {
    WHERE;

    @Override
    public void forward(double[][] in, double[] out, int n) {
        double[] condition = in[0];
        double[] a = in[1];
        double[] b = in[2];
        for (int i = 0; i < n; i++) {
            out[i] = condition[i] != 0 ? a[i] : b[i];
        }
    }

    @Override
    public void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n) {
        double[] condition = in[0];
        double[] byA = byIn[1];
        double[] byB = byIn[2];
        if (byA != null) {
            for (int i = 0; i < n; i++) {
                byA[i] += condition[i] != 0 ? by[i] : 0;
            }
        }
        if (byB != null) {
            for (int i = 0; i < n; i++) {
                byB[i] += condition[i] != 0 ? 0 : by[i];
            }
        }
    }

    @Override
    public boolean isDifferentiableIn(int argument) {
        return argument > 0;
    }
}
