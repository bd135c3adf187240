package dev.descent.ml.loss;

import java.util.Arrays;

/** Gaussian weights over a window that slides over a map, wholly within it; rows first and then columns. */
final class GaussianWindow {
    final int side;

    private final double[] weights;
    private double[] rows = {};

    GaussianWindow(int side, double sigma) {
        this.side = side;
        weights = new double[side];
        double sum = 0;
        for (int i = 0; i < side; i++) {
            double off = i - side / 2;
            weights[i] = Math.exp(-off * off / (2 * sigma * sigma));
            sum += weights[i];
        }
        for (int i = 0; i < side; i++) {
            weights[i] /= sum;
        }
    }

    /** Positions that it has along so many pixels. */
    int steps(int pixels) {
        return Math.max(0, pixels - side + 1);
    }

    /**
     * The weighted mean at each position of the window.
     *
     * @param map [height, width]
     * @param means filled, [steps(height), steps(width)]
     */
    void means(double[] map, int height, int width, double[] means) {
        int across = steps(width);
        reserve(height * across);
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < side; k++) {
                for (int x = 0; x < across; x++) {
                    rows[y * across + x] += weights[k] * map[y * width + x + k];
                }
            }
        }
        Arrays.fill(means, 0, steps(height) * across, 0);
        for (int y = 0; y < steps(height); y++) {
            for (int k = 0; k < side; k++) {
                for (int x = 0; x < across; x++) {
                    means[y * across + x] += weights[k] * rows[(y + k) * across + x];
                }
            }
        }
    }

    /**
     * Carries slopes by the means back to the map, and adds them there.
     *
     * @param byMeans [steps(height), steps(width)]
     * @param byMap [height, width]
     */
    void carry(double[] byMeans, int height, int width, double[] byMap) {
        int across = steps(width);
        reserve(height * across);
        for (int y = 0; y < steps(height); y++) {
            for (int k = 0; k < side; k++) {
                for (int x = 0; x < across; x++) {
                    rows[(y + k) * across + x] += weights[k] * byMeans[y * across + x];
                }
            }
        }
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < side; k++) {
                for (int x = 0; x < across; x++) {
                    byMap[y * width + x + k] += weights[k] * rows[y * across + x];
                }
            }
        }
    }

    private void reserve(int size) {
        if (rows.length < size) {
            rows = new double[size];
        }
        Arrays.fill(rows, 0, size, 0);
    }
}
