package dev.descent.ml.data.augment;

/** Reads an image between its pixels, in fixed point. Beyond the edges it is reflected, the edge's own pixel repeated. */
final class Bilinear {
    /** Weights are shares of this. */
    private static final int ONE = 256;

    private final byte[] samples;
    private final byte[] into;
    private final int height;
    private final int width;

    /**
     * @param samples [channels, height, width]
     * @param into the same shape
     */
    Bilinear(byte[] samples, byte[] into, int height, int width) {
        this.samples = samples;
        this.into = into;
        this.height = height;
        this.width = width;
    }

    /** Fills pixel {@code at} of all channels with what is at ({@code x}, {@code y}); pixel centres are whole numbers. */
    void pixel(double x, double y, int at) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        int right = (int) ((x - left) * ONE + 0.5);
        int down = (int) ((y - top) * ONE + 0.5);
        int upper = reflected(top, height) * width;
        int lower = reflected(top + 1, height) * width;
        int west = reflected(left, width);
        int east = reflected(left + 1, width);
        for (int plane = 0; plane < samples.length; plane += height * width) {
            int above = (samples[plane + upper + west] & 0xff) * (ONE - right)
                    + (samples[plane + upper + east] & 0xff) * right;
            int below = (samples[plane + lower + west] & 0xff) * (ONE - right)
                    + (samples[plane + lower + east] & 0xff) * right;
            into[plane + at] = (byte) ((above * (ONE - down) + below * down + ONE * ONE / 2) / (ONE * ONE));
        }
    }

    /** A position in an endless row of mirrored copies, as one in the first of them. */
    static int reflected(int position, int size) {
        if (position >= 0 && position < size) {
            return position;
        }
        int within = Math.floorMod(position, 2 * size);
        return Math.min(within, 2 * size - 1 - within);
    }
}
