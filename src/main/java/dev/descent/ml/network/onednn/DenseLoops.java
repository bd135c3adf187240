package dev.descent.ml.network.onednn;

import java.util.Arrays;

/**
 * A dense layer computed by loops over arrays of the heap, for layers so small that a call of oneDNN takes longer than their arithmetic. Sums
 * are taken in one order whatever the size of the batch, four of them side by side, since each waits for its last addition.
 *
 * @param weights where they begin among the parameters, [outputs, inputs]
 * @param bias where it begins, [outputs]; −1 for none
 * @param slope of the activation below 0: 0 for relu, 1 where there is none
 */
record DenseLoops(int inputs, int outputs, int weights, int bias, float slope) {
    private static final int ONE = Float.floatToRawIntBits(1);

    /**
     * Computes the layer's outputs.
     *
     * @param x [examples, inputs]
     * @param y to fill, [examples, outputs]
     */
    void forward(float[] parameters, float[] x, float[] y, int examples) {
        int example = 0;
        for (; example + 4 <= examples; example += 4) {
            fourForward(parameters, x, y, example);
        }
        for (; example < examples; example++) {
            for (int out = 0; out < outputs; out++) {
                float sum = bias < 0 ? 0 : parameters[bias + out];
                for (int in = 0; in < inputs; in++) {
                    sum += x[example * inputs + in] * parameters[weights + out * inputs + in];
                }
                y[example * outputs + out] = activated(sum);
            }
        }
    }

    private void fourForward(float[] parameters, float[] x, float[] y, int first) {
        int at0 = first * inputs;
        int at1 = at0 + inputs;
        int at2 = at1 + inputs;
        int at3 = at2 + inputs;
        for (int out = 0; out < outputs; out++) {
            float sum0 = bias < 0 ? 0 : parameters[bias + out];
            float sum1 = sum0;
            float sum2 = sum0;
            float sum3 = sum0;
            int row = weights + out * inputs;
            for (int in = 0; in < inputs; in++) {
                float weight = parameters[row + in];
                sum0 += x[at0 + in] * weight;
                sum1 += x[at1 + in] * weight;
                sum2 += x[at2 + in] * weight;
                sum3 += x[at3 + in] * weight;
            }
            int to = first * outputs + out;
            y[to] = activated(sum0);
            y[to + outputs] = activated(sum1);
            y[to + 2 * outputs] = activated(sum2);
            y[to + 3 * outputs] = activated(sum3);
        }
    }

    /** Without a branch, which would be mispredicted for every other value. What is no number stays none. */
    private float activated(float sum) {
        return Math.max(sum, 0) + slope * Math.min(sum, 0);
    }

    /**
     * Takes the gradient back through the activation.
     *
     * @param y as {@link #forward} gave it
     * @param dy by the outputs; afterwards by the sums before the activation
     */
    void differentiate(float[] y, float[] dy, int examples) {
        for (int i = 0; i < examples * outputs; i++) {
            dy[i] *= slopeAt(y[i]);
        }
    }

    /** 1 above 0: a positive number's bits are a positive number. Without a branch as well. */
    private float slopeAt(float y) {
        int bits = Float.floatToRawIntBits(y);
        int isPositive = -(bits & ~(bits >> 31)) >> 31;
        return Float.intBitsToFloat((ONE & isPositive) | (Float.floatToRawIntBits(slope) & ~isPositive));
    }

    /**
     * Computes the gradient by weights and bias.
     *
     * @param dy by the sums before the activation, [examples, outputs]
     * @param gradient of all parameters, filled with this layer's
     */
    void byParameters(float[] x, float[] dy, float[] gradient, int examples) {
        for (int out = 0; out < outputs; out++) {
            if (bias >= 0) {
                gradient[bias + out] = sum(dy, out, examples);
            }
            int in = 0;
            for (; in + 4 <= inputs; in += 4) {
                fourByWeights(x, dy, gradient, examples, out, in);
            }
            for (; in < inputs; in++) {
                float sum = 0;
                for (int example = 0; example < examples; example++) {
                    sum += dy[example * outputs + out] * x[example * inputs + in];
                }
                gradient[weights + out * inputs + in] = sum;
            }
        }
    }

    private float sum(float[] dy, int out, int examples) {
        float sum = 0;
        for (int example = 0; example < examples; example++) {
            sum += dy[example * outputs + out];
        }
        return sum;
    }

    private void fourByWeights(float[] x, float[] dy, float[] gradient, int examples, int out, int first) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int example = 0; example < examples; example++) {
            float given = dy[example * outputs + out];
            int at = example * inputs + first;
            sum0 += given * x[at];
            sum1 += given * x[at + 1];
            sum2 += given * x[at + 2];
            sum3 += given * x[at + 3];
        }
        int to = weights + out * inputs + first;
        gradient[to] = sum0;
        gradient[to + 1] = sum1;
        gradient[to + 2] = sum2;
        gradient[to + 3] = sum3;
    }

    /** Computes the gradient by the inputs, [examples, inputs]. */
    void byInputs(float[] parameters, float[] dy, float[] dx, int examples) {
        Arrays.fill(dx, 0, examples * inputs, 0);
        for (int example = 0; example < examples; example++) {
            int at = example * inputs;
            for (int out = 0; out < outputs; out++) {
                float given = dy[example * outputs + out];
                int row = weights + out * inputs;
                for (int in = 0; in < inputs; in++) {
                    dx[at + in] += given * parameters[row + in];
                }
            }
        }
    }
}
