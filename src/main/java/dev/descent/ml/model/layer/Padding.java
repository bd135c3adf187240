package dev.descent.ml.model.layer;

import org.deeplearning4j.nn.conf.ConvolutionMode;

/** What a window does at the edges of an image. */
public enum Padding {
    /**
     * Zeros around the image, so that a stride of s leaves size / s, rounded up; an
     * odd one goes to the bottom and the right.
     */
    SAME(ConvolutionMode.Same),
    /** Whole windows only. */
    VALID(ConvolutionMode.Truncate);

    private final ConvolutionMode mode;

    Padding(ConvolutionMode mode) {
        this.mode = mode;
    }

    ConvolutionMode mode() {
        return mode;
    }

    long output(long size, int window, int stride) {
        return this == SAME ? (size + stride - 1) / stride : (size - window) / stride + 1;
    }
}
