package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/** Functions of two arguments. */
enum Binary implements Operation {
    ADD(true) {
        @Override
        void forward(double[] a, double[] b, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = a[i] + b[i];
            }
        }

        @Override
        void toFirst(double[] a, double[] b, double[] by, double[] byA, int n) {
            for (int i = 0; i < n; i++) {
                byA[i] += by[i];
            }
        }

        @Override
        void toSecond(double[] a, double[] b, double[] by, double[] byB, int n) {
            toFirst(a, b, by, byB, n);
        }
    },
    SUBTRACT(false) {
        @Override
        void forward(double[] a, double[] b, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = a[i] - b[i];
            }
        }

        @Override
        void toFirst(double[] a, double[] b, double[] by, double[] byA, int n) {
            for (int i = 0; i < n; i++) {
                byA[i] += by[i];
            }
        }

        @Override
        void toSecond(double[] a, double[] b, double[] by, double[] byB, int n) {
            for (int i = 0; i < n; i++) {
                byB[i] -= by[i];
            }
        }
    },
    MULTIPLY(true) {
        @Override
        void forward(double[] a, double[] b, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = a[i] * b[i];
            }
        }

        @Override
        void toFirst(double[] a, double[] b, double[] by, double[] byA, int n) {
            for (int i = 0; i < n; i++) {
                byA[i] += Operation.times(by[i], b[i]);
            }
        }

        @Override
        void toSecond(double[] a, double[] b, double[] by, double[] byB, int n) {
            toFirst(b, a, by, byB, n);
        }
    },
    DIVIDE(false) {
        @Override
        void forward(double[] a, double[] b, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = a[i] / b[i];
            }
        }

        @Override
        void toFirst(double[] a, double[] b, double[] by, double[] byA, int n) {
            for (int i = 0; i < n; i++) {
                byA[i] += Operation.times(by[i], 1 / b[i]);
            }
        }

        @Override
        void toSecond(double[] a, double[] b, double[] by, double[] byB, int n) {
            for (int i = 0; i < n; i++) {
                byB[i] -= Operation.times(by[i], a[i] / b[i] / b[i]);
            }
        }
    },
    POWER(false) {
        @Override
        void forward(double[] a, double[] b, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.pow(a[i], b[i]);
            }
        }

        @Override
        void toFirst(double[] a, double[] b, double[] by, double[] byA, int n) {
            for (int i = 0; i < n; i++) {
                byA[i] += b[i] == 0 ? 0 : Operation.times(by[i], b[i] * Math.pow(a[i], b[i] - 1));
            }
        }

        /** a^b log a, which is 0 at a = 0 for b above 0. */
        @Override
        void toSecond(double[] a, double[] b, double[] by, double[] byB, int n) {
            for (int i = 0; i < n; i++) {
                byB[i] += a[i] == 0 && b[i] > 0 ? 0 : Operation.times(by[i], Math.pow(a[i], b[i]) * Math.log(a[i]));
            }
        }
    },
    MIN(true) {
        @Override
        void forward(double[] a, double[] b, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.min(a[i], b[i]);
            }
        }

        @Override
        void toFirst(double[] a, double[] b, double[] by, double[] byA, int n) {
            for (int i = 0; i < n; i++) {
                byA[i] += a[i] < b[i] ? by[i] : a[i] == b[i] ? 0.5 * by[i] : 0;
            }
        }

        @Override
        void toSecond(double[] a, double[] b, double[] by, double[] byB, int n) {
            toFirst(b, a, by, byB, n);
        }
    },
    /** Equal arguments share the slope, as the central difference has it. */
    MAX(true) {
        @Override
        void forward(double[] a, double[] b, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.max(a[i], b[i]);
            }
        }

        @Override
        void toFirst(double[] a, double[] b, double[] by, double[] byA, int n) {
            for (int i = 0; i < n; i++) {
                byA[i] += a[i] > b[i] ? by[i] : a[i] == b[i] ? 0.5 * by[i] : 0;
            }
        }

        @Override
        void toSecond(double[] a, double[] b, double[] by, double[] byB, int n) {
            toFirst(b, a, by, byB, n);
        }
    };

    private final boolean commutative;

    Binary(boolean commutative) {
        this.commutative = commutative;
    }

    abstract void forward(double[] a, double[] b, double[] out, int n);

    abstract void toFirst(double[] a, double[] b, double[] by, double[] byA, int n);

    abstract void toSecond(double[] a, double[] b, double[] by, double[] byB, int n);

    @Override
    public void forward(double[][] in, double[] out, int n) {
        forward(in[0], in[1], out, n);
    }

    @Override
    public void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n) {
        if (byIn[0] != null) {
            toFirst(in[0], in[1], by, byIn[0], n);
        }
        if (byIn[1] != null) {
            toSecond(in[0], in[1], by, byIn[1], n);
        }
    }

    @Override
    public boolean isCommutative() {
        return commutative;
    }
}
