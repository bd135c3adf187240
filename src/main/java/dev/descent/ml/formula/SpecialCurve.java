package dev.descent.ml.formula;

/** Functions of one argument that take more than an exponential or a logarithm, or are rare in losses. */
enum SpecialCurve implements PointOperation {
    LOG1P {
        @Override
        public double at(double x) {
            return Math.log1p(x);
        }

        @Override
        public double slope(double x, double value) {
            return 1 / (1 + x);
        }
    },
    SIN {
        @Override
        public double at(double x) {
            return Math.sin(x);
        }

        @Override
        public double slope(double x, double value) {
            return Math.cos(x);
        }
    },
    COS {
        @Override
        public double at(double x) {
            return Math.cos(x);
        }

        @Override
        public double slope(double x, double value) {
            return -Math.sin(x);
        }
    },
    ERF {
        @Override
        public double at(double x) {
            return ErrorFunction.at(x);
        }

        @Override
        public double slope(double x, double value) {
            return ErrorFunction.slope(x);
        }
    },
    LGAMMA {
        @Override
        public double at(double x) {
            return GammaFunction.logarithm(x);
        }

        @Override
        public double slope(double x, double value) {
            return GammaFunction.digamma(x);
        }
    },
    DIGAMMA {
        @Override
        public double at(double x) {
            return GammaFunction.digamma(x);
        }

        @Override
        public double slope(double x, double value) {
            return GammaFunction.trigamma(x);
        }
    }
}
