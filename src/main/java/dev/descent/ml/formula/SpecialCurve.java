package dev.descent.ml.formula;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

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
            return Erf.value(x);
        }

        @Override
        public double slope(double x, double value) {
            return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
        }
    },
    LGAMMA {
        @Override
        public double at(double x) {
            return LogGamma.value(x);
        }

        @Override
        public double slope(double x, double value) {
            return Digamma.value(x);
        }
    },
    DIGAMMA {
        @Override
        public double at(double x) {
            return Digamma.value(x);
        }

        @Override
        public double slope(double x, double value) {
            return Trigamma.value(x);
        }
    }
}
