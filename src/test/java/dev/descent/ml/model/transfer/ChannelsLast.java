package dev.descent.ml.model.transfer;

import java.util.function.DoubleUnaryOperator;

/**
 * What Keras' layers compute, written down plainly in double precision with channels last: the other opinion in {@code RandomModelsTests}.
 *
 * @param values [height, width, channels] row-major; a vector has height and width 1
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ChannelsLast(int height, int width, int channels, double[] values) {

    /** A window over an image: its size, its step, and whether it may stand over the edge. */
    record Moving(int height, int width, int stepDown, int stepRight, boolean same) {

        int rows(int length) {
            return same ? (length + stepDown - 1) / stepDown : (length - height) / stepDown + 1;
        }

        int columns(int length) {
            return same ? (length + stepRight - 1) / stepRight : (length - width) / stepRight + 1;
        }

        int top(int length) {
            return same ? Math.max(0, (rows(length) - 1) * stepDown + height - length) / 2 : 0;
        }

        int left(int length) {
            return same ? Math.max(0, (columns(length) - 1) * stepRight + width - length) / 2 : 0;
        }
    }

    /** What is made of one window of one channel's values, of which those over the edge are left out. */
    interface Summary {
        double of(double[] inside, int count);
    }

    /** @param kernel [height, width, in, out] */
    ChannelsLast convolved(Moving window, float[] kernel, float[] bias) {
        int out = bias.length;
        ChannelsLast result = empty(window, out);
        each(window, (row, column, y, x, ky, kx) -> {
            for (int o = 0; o < out; o++) {
                int at = (row * result.width + column) * out + o;
                for (int i = 0; i < channels; i++) {
                    float weight = kernel[((ky * window.width + kx) * channels + i) * out + o];
                    result.values[at] += weight * values[(y * width + x) * channels + i];
                }
            }
        });
        for (int at = 0; at < result.values.length; at++) {
            result.values[at] += bias[at % out];
        }
        return result;
    }

    ChannelsLast pooled(Moving window, Summary summary) {
        ChannelsLast result = empty(window, channels);
        for (int channel = 0; channel < channels; channel++) {
            int c = channel;
            double[][] inside = new double[result.height * result.width][window.height * window.width];
            int[] counts = new int[inside.length];
            each(window, (row, column, y, x, ky, kx) -> {
                int at = row * result.width + column;
                inside[at][counts[at]++] = values[(y * width + x) * channels + c];
            });
            for (int at = 0; at < inside.length; at++) {
                result.values[at * channels + c] = summary.of(inside[at], counts[at]);
            }
        }
        return result;
    }

    /** @param kernel [in, out] */
    ChannelsLast dense(float[] kernel, float[] bias) {
        double[] result = new double[bias.length];
        for (int o = 0; o < bias.length; o++) {
            result[o] = bias[o];
            for (int i = 0; i < values.length; i++) {
                result[o] += kernel[i * bias.length + o] * values[i];
            }
        }
        return new ChannelsLast(1, 1, bias.length, result);
    }

    ChannelsLast normalized(float[][] gammaBetaMeanVariance, double epsilon) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int c = i % channels;
            double scale = gammaBetaMeanVariance[0][c] / Math.sqrt(gammaBetaMeanVariance[3][c] + epsilon);
            result[i] = (values[i] - gammaBetaMeanVariance[2][c]) * scale + gammaBetaMeanVariance[1][c];
        }
        return new ChannelsLast(height, width, channels, result);
    }

    ChannelsLast each(DoubleUnaryOperator function) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = function.applyAsDouble(values[i]);
        }
        return new ChannelsLast(height, width, channels, result);
    }

    ChannelsLast flat() {
        return new ChannelsLast(1, 1, values.length, values);
    }

    private ChannelsLast empty(Moving window, int out) {
        int rows = window.rows(height);
        int columns = window.columns(width);
        return new ChannelsLast(rows, columns, out, new double[rows * columns * out]);
    }

    private interface Visit {
        void at(int row, int column, int y, int x, int ky, int kx);
    }

    private void each(Moving window, Visit visit) {
        for (int row = 0; row < window.rows(height); row++) {
            for (int column = 0; column < window.columns(width); column++) {
                for (int ky = 0; ky < window.height; ky++) {
                    for (int kx = 0; kx < window.width; kx++) {
                        int y = row * window.stepDown - window.top(height) + ky;
                        int x = column * window.stepRight - window.left(width) + kx;
                        if (y >= 0 && y < height && x >= 0 && x < width) {
                            visit.at(row, column, y, x, ky, kx);
                        }
                    }
                }
            }
        }
    }
}
