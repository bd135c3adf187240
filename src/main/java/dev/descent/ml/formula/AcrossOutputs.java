package dev.descent.ml.formula;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Functions over the outputs of a position, with a result for each of them. */
enum AcrossOutputs implements Operation {
    SUM {
        @Override
        void forward(double[] x, double[] out, int from, int to) {
            Arrays.fill(out, from, to, sum(x, from, to));
        }

        @Override
        void backward(double[] x, double[] out, double[] by, double[] byX, int from, int to) {
            double sum = sum(by, from, to);
            for (int i = from; i < to; i++) {
                byX[i] += sum;
            }
        }
    },
    /** The largest ones share the slope. */
    MAX {
        @Override
        void forward(double[] x, double[] out, int from, int to) {
            Arrays.fill(out, from, to, largest(x, from, to));
        }

        @Override
        void backward(double[] x, double[] out, double[] by, double[] byX, int from, int to) {
            int largest = 0;
            for (int i = from; i < to; i++) {
                largest += x[i] == out[i] ? 1 : 0;
            }
            double slope = sum(by, from, to) / largest;
            for (int i = from; i < to; i++) {
                byX[i] += x[i] == out[i] ? slope : 0;
            }
        }
    },
    /** Of the first up to each. */
    CUMULATE {
        @Override
        void forward(double[] x, double[] out, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += x[i];
                out[i] = sum;
            }
        }

        @Override
        void backward(double[] x, double[] out, double[] by, double[] byX, int from, int to) {
            double sum = 0;
            for (int i = to - 1; i >= from; i--) {
                sum += by[i];
                byX[i] += sum;
            }
        }
    },
    LOG_SOFTMAX {
        @Override
        void forward(double[] x, double[] out, int from, int to) {
            double largest = largest(x, from, to);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += Math.exp(x[i] - largest);
            }
            double logarithm = largest + Math.log(sum);
            for (int i = from; i < to; i++) {
                out[i] = x[i] - logarithm;
            }
        }

        @Override
        void backward(double[] x, double[] out, double[] by, double[] byX, int from, int to) {
            double sum = sum(by, from, to);
            for (int i = from; i < to; i++) {
                byX[i] += by[i] - sum * Math.exp(out[i]);
            }
        }
    };

    /** Of one position. */
    abstract void forward(double[] x, double[] out, int from, int to);

    abstract void backward(double[] x, double[] out, double[] by, double[] byX, int from, int to);

    @Override
    public void forward(double[][] in, double[] out, int n) {
        forward(in[0], out, 0, n);
    }

    @Override
    public void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n) {
        backward(in, out, by, byIn, n, n);
    }

    @Override
    public void forward(double[][] in, double[] out, int n, int width) {
        for (int from = 0; from < n; from += width) {
            forward(in[0], out, from, from + width);
        }
    }

    @Override
    public void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n, int width) {
        double[] byX = byIn[0];
        for (int from = 0; byX != null && from < n; from += width) {
            backward(in[0], out, by, byX, from, from + width);
        }
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double largest(double[] x, int from, int to) {
        double largest = x[from];
        for (int i = from + 1; i < to; i++) {
            largest = Math.max(largest, x[i]);
        }
        return largest;
    }
}
