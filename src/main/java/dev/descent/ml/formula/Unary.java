package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/** Functions of one argument whose loops the JIT vectorizes. */
enum Unary implements Operation {
    NEGATE {
        @Override
        void forward(double[] x, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = -x[i];
            }
        }

        @Override
        void backward(double[] x, double[] out, double[] by, double[] byX, int n) {
            for (int i = 0; i < n; i++) {
                byX[i] -= by[i];
            }
        }
    },
    ABS {
        @Override
        void forward(double[] x, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.abs(x[i]);
            }
        }

        @Override
        void backward(double[] x, double[] out, double[] by, double[] byX, int n) {
            for (int i = 0; i < n; i++) {
                byX[i] += Operation.times(by[i], Math.signum(x[i]));
            }
        }
    },
    SQUARE {
        @Override
        void forward(double[] x, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = x[i] * x[i];
            }
        }

        @Override
        void backward(double[] x, double[] out, double[] by, double[] byX, int n) {
            for (int i = 0; i < n; i++) {
                byX[i] += Operation.times(by[i], 2 * x[i]);
            }
        }
    },
    SQRT {
        @Override
        void forward(double[] x, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.sqrt(x[i]);
            }
        }

        @Override
        void backward(double[] x, double[] out, double[] by, double[] byX, int n) {
            for (int i = 0; i < n; i++) {
                byX[i] += Operation.times(by[i], 0.5 / out[i]);
            }
        }
    },
    RELU {
        @Override
        void forward(double[] x, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.max(x[i], 0);
            }
        }

        @Override
        void backward(double[] x, double[] out, double[] by, double[] byX, int n) {
            for (int i = 0; i < n; i++) {
                byX[i] += x[i] > 0 ? by[i] : 0;
            }
        }
    };

    abstract void forward(double[] x, double[] out, int n);

    abstract void backward(double[] x, double[] out, double[] by, double[] byX, int n);

    @Override
    public void forward(double[][] in, double[] out, int n) {
        forward(in[0], out, n);
    }

    @Override
    public void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n) {
        if (byIn[0] != null) {
            backward(in[0], out, by, byIn[0], n);
        }
    }
}
