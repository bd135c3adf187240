package dev.descent.ml.formula;

/** Functions of one argument that cost an exponential or a logarithm per element. */
enum Curve implements PointOperation {
    EXP {
        @Override
        public double at(double x) {
            return Math.exp(x);
        }

        @Override
        public double slope(double x, double value) {
            return value;
        }
    },
    LOG {
        @Override
        public double at(double x) {
            return Math.log(x);
        }

        @Override
        public double slope(double x, double value) {
            return 1 / x;
        }
    },
    SIGMOID {
        @Override
        public double at(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        public double slope(double x, double value) {
            return value * (1 - value);
        }
    },
    SOFTPLUS {
        @Override
        public double at(double x) {
            return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        }

        @Override
        public double slope(double x, double value) {
            return 1 / (1 + Math.exp(-x));
        }
    },
    TANH {
        @Override
        public double at(double x) {
            return Math.tanh(x);
        }

        @Override
        public double slope(double x, double value) {
            return 1 - value * value;
        }
    }
}
