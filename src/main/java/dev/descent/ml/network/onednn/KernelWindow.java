package dev.descent.ml.network.onednn;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/**
 * Where a kernel is laid over an image: each two numbers, for height and width.
 *
 * @param kernel its sides
 * @param stride of its places
 * @param dilation gaps within it
 * @param before padding above and left
 * @param after padding below and right
 * @param output places
 */
@SuppressWarnings("ArrayRecordComponent")
record KernelWindow(long[] kernel, long[] stride, long[] dilation, long[] before, long[] after, long[] output) {

    /**
     * As DL4J pads: {@code Same} puts what is odd below and right.
     *
     * @param image [examples, channels, height, width]
     * @param step of the kernel's values, 1 for no gaps
     */
    static KernelWindow of(long[] image, int[] kernel, int[] stride, int[] padding, int[] step, ConvolutionMode mode) {
        KernelWindow window = new KernelWindow(
                longs(kernel),
                longs(stride),
                new long[] {step[0] - 1L, step[1] - 1L},
                new long[2],
                new long[2],
                new long[2]);
        for (int i = 0; i < 2; i++) {
            long size = image[2 + i];
            long covered = (kernel[i] - 1L) * step[i] + 1;
            if (mode == ConvolutionMode.Same) {
                window.output[i] = (size + stride[i] - 1) / stride[i];
                long missing = Math.max(0, (window.output[i] - 1) * stride[i] + covered - size);
                window.before[i] = missing / 2;
                window.after[i] = missing - missing / 2;
            } else {
                window.before[i] = padding[i];
                window.output[i] = (size + 2L * padding[i] - covered) / stride[i] + 1;
                window.after[i] = padding[i];
            }
        }
        return window;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
