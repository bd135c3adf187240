package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/** 1 where it holds and 0 where it does not; no gradient passes through. */
enum Comparison implements Operation {
    LESS {
        @Override
        boolean holds(double a, double b) {
            return a < b;
        }
    },
    LESS_OR_EQUAL {
        @Override
        boolean holds(double a, double b) {
            return a <= b;
        }
    },
    GREATER {
        @Override
        boolean holds(double a, double b) {
            return a > b;
        }
    },
    GREATER_OR_EQUAL {
        @Override
        boolean holds(double a, double b) {
            return a >= b;
        }
    },
    EQUAL {
        @Override
        boolean holds(double a, double b) {
            return a == b;
        }
    },
    NOT_EQUAL {
        @Override
        boolean holds(double a, double b) {
            return a != b;
        }
    };

    abstract boolean holds(double a, double b);

    @Override
    public void forward(double[][] in, double[] out, int n) {
        double[] a = in[0];
        double[] b = in[1];
        for (int i = 0; i < n; i++) {
            out[i] = holds(a[i], b[i]) ? 1 : 0;
        }
    }

    @Override
    public void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n) {
        throw new IllegalStateException("a comparison has no gradient");
    }

    @Override
    public boolean isDifferentiableIn(int argument) {
        return false;
    }
}
