package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/** {@code detach(x)}: x as a number that nothing is learned through. */
enum Detach implements Operation {
    DETACH;

    @Override
    public void forward(double[][] in, double[] out, int n) {
        System.arraycopy(in[0], 0, out, 0, n);
    }

    @Override
    public void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n) {
        throw new IllegalStateException("what is detached has no gradient");
    }

    @Override
    public boolean isDifferentiableIn(int argument) {
        return false;
    }
}
