package dev.descent.ml.data.augment;

import java.util.Arrays;

/**
 * Where each pixel of a varied image comes from, as an affine mapping between positions in pixels from the centre:
 * {@code (xx·x + xy·y + x0, yx·x + yy·y + y0)}.
 */
record Geometry(int height, int width, double xx, double xy, double x0, double yx, double yy, double y0) {
    static Geometry identity(int height, int width) {
        return new Geometry(height, width, 1, 0, 0, 0, 1, 0);
    }

    boolean isIdentity() {
        return equals(identity(height, width));
    }

    /**
     * The varied image from an area of the image before it that is so many times
     * as wide and high; mirrored where negative.
     */
    Geometry stretched(double x, double y) {
        return new Geometry(height, width, xx * x, xy * y, x0, yx * x, yy * y, y0);
    }

    Geometry rotated(double degrees) {
        double angle = StrictMath.toRadians(degrees);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return new Geometry(
                height,
                width,
                xx * cos + xy * sin,
                xy * cos - xx * sin,
                x0,
                yx * cos + yy * sin,
                yy * cos - yx * sin,
                y0);
    }

    /**
     * A part of the image before it.
     *
     * @param side of the part, as a share of the image's
     * @param right where it lies: from −1 (at the left edge) to 1
     * @param down from −1 (at the top) to 1
     */
    Geometry cropped(double side, double right, double down) {
        double x = right * (1 - side) * width / 2;
        double y = down * (1 - side) * height / 2;
        return new Geometry(height, width, xx, xy, x0 + xx * x + xy * y, yx, yy, y0 + yx * x + yy * y)
                .stretched(side, side);
    }

    /** @param samples [channels, height, width] */
    byte[] image(byte[] samples) {
        byte[] into = new byte[samples.length];
        Bilinear source = new Bilinear(samples, into, height, width);
        long stepX = Bilinear.fixed(xx);
        long stepY = Bilinear.fixed(yx);
        for (int row = 0; row < height; row++) {
            long x = Bilinear.fixed(sourceX(0, row));
            long y = Bilinear.fixed(sourceY(0, row));
            for (int at = row * width; at < (row + 1) * width; at++, x += stepX, y += stepY) {
                source.pixel(x, y, at);
            }
        }
        return into;
    }

    /** @param labels receives what becomes of the [height, width, each] that it has from {@code offset} on */
    void labels(float[] labels, int offset, int each) {
        float[] before = Arrays.copyOfRange(labels, offset, offset + height * width * each);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int fromX = Bilinear.reflected((int) Math.floor(sourceX(x, y) + 0.5), width);
                int fromY = Bilinear.reflected((int) Math.floor(sourceY(x, y) + 0.5), height);
                System.arraycopy(before, (fromY * width + fromX) * each, labels, offset + (y * width + x) * each, each);
            }
        }
    }

    private double sourceX(int x, int y) {
        return xx * fromCentre(x, width) + xy * fromCentre(y, height) + x0 + (width - 1) / 2.0;
    }

    private double sourceY(int x, int y) {
        return yx * fromCentre(x, width) + yy * fromCentre(y, height) + y0 + (height - 1) / 2.0;
    }

    private static double fromCentre(int position, int size) {
        return position - (size - 1) / 2.0;
    }
}
