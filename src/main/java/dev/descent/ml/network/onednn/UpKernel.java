package dev.descent.ml.network.onednn;

/**
 * A 3 × 3 kernel over a doubled image as a 4 × 4 kernel of a transposed convolution over the small one: each pixel of the small image
 * meets, in each of the four pixels that it became, the sum of those weights that fall on it.
 */
final class UpKernel {
    private static final int NINE = 9;
    private static final int SIXTEEN = 16;

    private final int outputs;
    private final int inputs;
    private final int from;
    private final int stride;

    /**
     * @param outputs channels
     * @param inputs channels of the small image
     * @param from the first of its channels among all that the 3 × 3 kernel has
     * @param all channels that it has
     */
    UpKernel(int outputs, int inputs, int from, int all) {
        this.outputs = outputs;
        this.inputs = inputs;
        this.from = from * NINE;
        this.stride = all * NINE;
    }

    int size() {
        return outputs * inputs * SIXTEEN;
    }

    /**
     * Sums the weights up.
     *
     * @param weights [outputs, all inputs, 3, 3]
     * @param kernel filled, [outputs, inputs, 4, 4]
     */
    void spread(float[] weights, float[] kernel) {
        for (int out = 0; out < outputs; out++) {
            for (int in = 0; in < inputs; in++) {
                spread(weights, from + out * stride + in * NINE, kernel, (out * inputs + in) * SIXTEEN);
            }
        }
    }

    private static void spread(float[] weights, int w, float[] kernel, int k) {
        row(weights, w + 6, w + 6, kernel, k);
        row(weights, w + 3, w + 6, kernel, k + 4);
        row(weights, w, w + 3, kernel, k + 8);
        row(weights, w, w, kernel, k + 12);
    }

    /** Of one row of weights, or the sum of two. */
    private static void row(float[] weights, int one, int other, float[] kernel, int k) {
        float a = weights[one];
        float b = weights[one + 1];
        float c = weights[one + 2];
        if (other != one) {
            a += weights[other];
            b += weights[other + 1];
            c += weights[other + 2];
        }
        kernel[k] = c;
        kernel[k + 1] = b + c;
        kernel[k + 2] = a + b;
        kernel[k + 3] = a;
    }

    /**
     * The gradient by the weights, of the gradient by the kernel: the sum over all places to which a weight was added.
     *
     * @param kernel [outputs, inputs, 4, 4]
     * @param weights filled where they belong to the small image, [outputs, all inputs, 3, 3]
     */
    void gather(float[] kernel, float[] weights) {
        for (int out = 0; out < outputs; out++) {
            for (int in = 0; in < inputs; in++) {
                gather(kernel, (out * inputs + in) * SIXTEEN, weights, from + out * stride + in * NINE);
            }
        }
    }

    private static void gather(float[] kernel, int k, float[] weights, int w) {
        for (int row = 0; row < 3; row++) {
            int one = k + (2 - row) * 4;
            int other = one + 4;
            int at = w + row * 3;
            weights[at] = kernel[one + 2] + kernel[one + 3] + kernel[other + 2] + kernel[other + 3];
            weights[at + 1] = kernel[one + 1] + kernel[one + 2] + kernel[other + 1] + kernel[other + 2];
            weights[at + 2] = kernel[one] + kernel[one + 1] + kernel[other] + kernel[other + 1];
        }
    }
}
