package dev.descent.ml.loss;

import java.util.Arrays;

/** Means, variances and covariance of two maps at every window, SSIM's two factors there, and the way back to the first map. */
final class WindowMoments {
    private final GaussianWindow window;
    private final SsimConstants constants;
    private final int height;
    private final int width;
    private final double[] product;
    private final double[] meanX;
    private final double[] meanY;
    private final double[] squareX;
    private final double[] squareY;
    private final double[] both;
    /** (2 μx μy + C1) / (μx² + μy² + C1), by window. */
    final double[] luminance;
    /** (2 σxy + C2) / (σx² + σy² + C2), by window. */
    final double[] contrast;
    /** d score / d luminance, to be set before the way back. */
    final double[] byLuminance;
    /** d score / d contrast, to be set before the way back. */
    final double[] byContrast;

    WindowMoments(GaussianWindow window, SsimConstants constants, int height, int width) {
        this.window = window;
        this.constants = constants;
        this.height = height;
        this.width = width;
        int windows = windows();
        product = new double[height * width];
        meanX = new double[windows];
        meanY = new double[windows];
        squareX = new double[windows];
        squareY = new double[windows];
        both = new double[windows];
        luminance = new double[windows];
        contrast = new double[windows];
        byLuminance = new double[windows];
        byContrast = new double[windows];
    }

    /** All that are wholly within the maps, row by row. */
    int windows() {
        return window.steps(height) * window.steps(width);
    }

    /** The place in a map that a window is centred on. */
    int centre(int at) {
        int across = window.steps(width);
        int half = window.side / 2;
        return (at / across + half) * width + at % across + half;
    }

    void find(double[] x, double[] y) {
        window.means(x, height, width, meanX);
        window.means(y, height, width, meanY);
        window.means(times(x, x), height, width, squareX);
        window.means(times(y, y), height, width, squareY);
        window.means(times(x, y), height, width, both);
        for (int i = 0; i < luminance.length; i++) {
            luminance[i] = (2 * meanX[i] * meanY[i] + constants.luminance()) / brightness(i);
            contrast[i] = (2 * (both[i] - meanX[i] * meanY[i]) + constants.contrast()) / variance(i);
        }
    }

    /** Adds d score / d x to {@code byX}; once, for the moments are overwritten with their slopes. */
    void carry(double[] x, double[] y, double[] byX) {
        for (int i = 0; i < luminance.length; i++) {
            double spread = variance(i);
            double byVariance = -byContrast[i] * contrast[i] / spread;
            double byCovariance = 2 * byContrast[i] / spread;
            squareX[i] = byVariance;
            both[i] = byCovariance;
            meanX[i] = 2 * byLuminance[i] * (meanY[i] - luminance[i] * meanX[i]) / brightness(i)
                    - 2 * meanX[i] * byVariance
                    - meanY[i] * byCovariance;
        }
        window.carry(meanX, height, width, byX);
        add(squareX, x, 2, byX);
        add(both, y, 1, byX);
    }

    private void add(double[] byMeans, double[] map, double factor, double[] byX) {
        Arrays.fill(product, 0);
        window.carry(byMeans, height, width, product);
        for (int i = 0; i < product.length; i++) {
            byX[i] += factor * map[i] * product[i];
        }
    }

    private double brightness(int i) {
        return meanX[i] * meanX[i] + meanY[i] * meanY[i] + constants.luminance();
    }

    private double variance(int i) {
        double ofX = squareX[i] - meanX[i] * meanX[i];
        double ofY = squareY[i] - meanY[i] * meanY[i];
        return ofX + ofY + constants.contrast();
    }

    private double[] times(double[] a, double[] b) {
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }
}
