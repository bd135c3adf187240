package dev.descent.ml.data.augment;

/**
 * Reads an image between its pixels. Positions are in fixed point, with 32 bits for the fraction, of which an
 * interpolation takes 8. Beyond the edges the image is reflected, the edge's own pixel repeated.
 */
final class Bilinear {
    private static final int FRACTION = 32;
    /** Weights are shares of this. */
    private static final int ONE = 256;
    /** Half of the smallest share, so that cutting off rounds. */
    private static final long HALF = 1L << (FRACTION - 9);

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

    static long fixed(double position) {
        return Math.round(position * (1L << FRACTION));
    }

    /**
     * Fills pixel {@code at} of all channels with what is at ({@code x}, {@code y}); pixel centres are whole numbers.
     */
    void pixel(long x, long y, int at) {
        int left = (int) ((x + HALF) >> FRACTION);
        int top = (int) ((y + HALF) >> FRACTION);
        int right = (int) ((x + HALF) >> (FRACTION - 8)) & (ONE - 1);
        int down = (int) ((y + HALF) >> (FRACTION - 8)) & (ONE - 1);
        int upper = reflected(top, height) * width;
        int lower = reflected(top + 1, height) * width;
        int west = reflected(left, width);
        int east = reflected(left + 1, width);
        for (int plane = 0; plane < samples.length; plane += height * width) {
            int above = mixed(samples[plane + upper + west], samples[plane + upper + east], right);
            int below = mixed(samples[plane + lower + west], samples[plane + lower + east], right);
            into[plane + at] = (byte) ((above * (ONE - down) + below * down + ONE * ONE / 2) >> 16);
        }
    }

    private static int mixed(byte one, byte other, int share) {
        return (one & 0xff) * (ONE - share) + (other & 0xff) * share;
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
