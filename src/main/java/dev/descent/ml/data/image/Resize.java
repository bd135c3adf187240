package dev.descent.ml.data.image;

/**
 * Bilinear resizing. Where it makes an image smaller the triangle spans all source pixels that fall on a target pixel,
 * so that fine structure is averaged and not skipped (as Pillow's BILINEAR does). One axis after the other.
 */
final class Resize {
    private Resize() {}

    static Picture to(Picture source, int height, int width) {
        if (source.height() == height && source.width() == width) {
            return source;
        }
        Weights across = new Weights(source.width(), width);
        Weights down = new Weights(source.height(), height);
        byte[] result = new byte[source.channels() * height * width];
        float[] narrowed = new float[source.height() * width];
        for (int channel = 0; channel < source.channels(); channel++) {
            narrow(source, channel, across, narrowed);
            shorten(narrowed, down, width, result, channel * height * width);
        }
        return new Picture(source.channels(), height, width, result);
    }

    private static void narrow(Picture source, int channel, Weights across, float[] into) {
        int width = across.first.length;
        for (int y = 0; y < source.height(); y++) {
            int row = (channel * source.height() + y) * source.width();
            for (int x = 0; x < width; x++) {
                float[] weights = across.weights[x];
                float sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * (source.values()[row + across.first[x] + k] & 0xff);
                }
                into[y * width + x] = sum;
            }
        }
    }

    private static void shorten(float[] source, Weights down, int width, byte[] into, int offset) {
        for (int y = 0; y < down.first.length; y++) {
            float[] weights = down.weights[y];
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * source[(down.first[y] + k) * width + x];
                }
                into[offset + y * width + x] = (byte) Math.max(0, Math.min(255, Math.round(sum)));
            }
        }
    }

    /**
     * For each target pixel of one axis the source pixels that make it, from
     * {@code first} on, with weights that sum to 1.
     */
    private static final class Weights {
        final int[] first;
        final float[][] weights;

        Weights(int source, int target) {
            first = new int[target];
            weights = new float[target][];
            double ratio = (double) source / target;
            double reach = Math.max(1, ratio);
            for (int i = 0; i < target; i++) {
                double centre = (i + 0.5) * ratio;
                int from = Math.max(0, (int) Math.floor(centre - reach + 0.5));
                int to = Math.min(source, (int) Math.floor(centre + reach + 0.5));
                first[i] = from;
                weights[i] = triangle(centre, reach, from, to);
            }
        }

        private static float[] triangle(double centre, double reach, int from, int to) {
            float[] result = new float[to - from];
            double sum = 0;
            for (int k = 0; k < result.length; k++) {
                double weight = Math.max(0, 1 - Math.abs(from + k + 0.5 - centre) / reach);
                result[k] = (float) weight;
                sum += weight;
            }
            for (int k = 0; k < result.length; k++) {
                result[k] /= (float) sum;
            }
            return result;
        }
    }
}
