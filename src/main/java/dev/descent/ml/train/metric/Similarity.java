package dev.descent.ml.train.metric;

/**
 * Structural similarity (Wang et al. 2004): the mean, over channels and the windows that lie wholly within the image, of
 * (2 μ ν + c₁)(2 σ_xy + c₂) / ((μ² + ν² + c₁)(σ_x² + σ_y² + c₂)), with Gaussian weights of 11 × 11 pixels and σ 1.5, population
 * covariances, and values from 0 to 1.
 */
final class Similarity {
    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;
    private static final double[] GAUSSIAN = gaussian();

    private final int height;
    private final int width;
    private final int channels;

    Similarity(int height, int width, int channels) {
        this.height = height;
        this.width = width;
        this.channels = channels;
    }

    /** Whether an image has room for a window. */
    static boolean fits(int height, int width) {
        return Math.min(height, width) >= WINDOW;
    }

    private static double[] gaussian() {
        double[] weights = new double[WINDOW];
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            double x = i - WINDOW / 2;
            weights[i] = Math.exp(-x * x / (2 * SIGMA * SIGMA));
            sum += weights[i];
        }
        for (int i = 0; i < WINDOW; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /**
     * Of two images, [height, width, channels] from {@code start} on; 0 where there is no room for a window.
     */
    double of(double[] one, double[] other, int start) {
        if (!fits(height, width)) {
            return 0;
        }
        double sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += ofChannel(plane(one, start + channel), plane(other, start + channel));
        }
        return sum / channels;
    }

    private double[] plane(double[] image, int first) {
        double[] plane = new double[height * width];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = image[first + i * channels];
        }
        return plane;
    }

    private double ofChannel(double[] x, double[] y) {
        double[] mx = smooth(x);
        double[] my = smooth(y);
        double[] xx = smooth(product(x, x));
        double[] yy = smooth(product(y, y));
        double[] xy = smooth(product(x, y));
        double sum = 0;
        for (int i = 0; i < mx.length; i++) {
            double squares = mx[i] * mx[i] + my[i] * my[i];
            double cross = mx[i] * my[i];
            sum += (2 * cross + C1) * (2 * (xy[i] - cross) + C2) / ((squares + C1) * (xx[i] + yy[i] - squares + C2));
        }
        return sum / mx.length;
    }

    private static double[] product(double[] one, double[] other) {
        double[] product = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            product[i] = one[i] * other[i];
        }
        return product;
    }

    /** Weighted means over all windows, by rows and then by columns. */
    private double[] smooth(double[] plane) {
        int across = width - WINDOW + 1;
        int down = height - WINDOW + 1;
        double[] rows = new double[height * across];
        for (int i = 0; i < rows.length; i++) {
            int first = i / across * width + i % across;
            for (int k = 0; k < WINDOW; k++) {
                rows[i] += GAUSSIAN[k] * plane[first + k];
            }
        }
        double[] smooth = new double[down * across];
        for (int i = 0; i < smooth.length; i++) {
            for (int k = 0; k < WINDOW; k++) {
                smooth[i] += GAUSSIAN[k] * rows[i + k * across];
            }
        }
        return smooth;
    }
}
