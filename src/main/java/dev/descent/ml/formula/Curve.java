package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/** Functions of one argument that cost an exponential or a logarithm per element. */
enum Curve implements Operation {
    EXP {
        @Override
        double at(double x) {
            return Math.exp(x);
        }

        @Override
        double slope(double x, double value) {
            return value;
        }
    },
    LOG {
        @Override
        double at(double x) {
            return Math.log(x);
        }

        @Override
        double slope(double x, double value) {
            return 1 / x;
        }
    },
    SIGMOID {
        @Override
        double at(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        double slope(double x, double value) {
            return value * (1 - value);
        }
    },
    SOFTPLUS {
        @Override
        double at(double x) {
            return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        }

        @Override
        double slope(double x, double value) {
            return 1 / (1 + Math.exp(-x));
        }
    },
    TANH {
        @Override
        double at(double x) {
            return Math.tanh(x);
        }

        @Override
        double slope(double x, double value) {
            return 1 - value * value;
        }
    };

    abstract double at(double x);

    abstract double slope(double x, double value);

    @Override
    public void forward(double[][] in, double[] out, int n) {
        double[] x = in[0];
        for (int i = 0; i < n; i++) {
            out[i] = at(x[i]);
        }
    }

    @Override
    public void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n) {
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
