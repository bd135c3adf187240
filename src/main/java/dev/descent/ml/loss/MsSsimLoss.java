package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import java.util.Arrays;

/** One minus the product of SSIM's factors over five scales, each half of the one before. */
final class MsSsimLoss implements Loss {
    static final int SCALES = 5;
    private static final double[] POWERS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

    private final ExampleMaps maps;
    private final int[] heights = new int[SCALES];
    private final int[] widths = new int[SCALES];
    private final WindowMoments[] moments = new WindowMoments[SCALES];
    private final double[][] x = new double[SCALES][];
    private final double[][] y = new double[SCALES][];
    private final double[][] byX = new double[SCALES][];
    private final double[] factors = new double[SCALES];

    MsSsimLoss(Target target, GaussianWindow window, SsimConstants constants) {
        maps = new ExampleMaps(target.height(), target.width());
        for (int j = 0; j < SCALES; j++) {
            heights[j] = target.height() >> j;
            widths[j] = target.width() >> j;
            moments[j] = new WindowMoments(window, constants, heights[j], widths[j]);
            x[j] = new double[heights[j] * widths[j]];
            y[j] = new double[heights[j] * widths[j]];
            byX[j] = new double[heights[j] * widths[j]];
        }
    }

    @Override
    public double score(Example example, double weight) {
        maps.load(example);
        double sum = 0;
        for (int c = 0; c < example.width; c++) {
            maps.spread(example.outputs(), example.width, c, x[0]);
            maps.spread(example.labels(), example.width, c, y[0]);
            double product = product();
            sum += 1 - product;
            if (weight != 0 && product > 0) {
                carry(-weight * product / example.width);
                maps.gather(byX[0], 1, example.byOutputs(), example.width, c);
            }
        }
        return sum / example.width;
    }

    private double product() {
        double product = 1;
        for (int j = 0; j < SCALES; j++) {
            if (j > 0) {
                halve(x, j);
                halve(y, j);
            }
            moments[j].find(x[j], y[j]);
            factors[j] = Math.max(0, factor(j));
            product *= Math.pow(factors[j], POWERS[j]);
        }
        return product;
    }

    private double factor(int j) {
        double sum = 0;
        for (int i = 0; i < moments[j].windows(); i++) {
            sum += moments[j].contrast[i] * (isLast(j) ? moments[j].luminance[i] : 1);
        }
        return sum / moments[j].windows();
    }

    private static boolean isLast(int j) {
        return j == SCALES - 1;
    }

    private void carry(double factor) {
        for (int j = SCALES - 1; j >= 0; j--) {
            Arrays.fill(byX[j], 0);
            double each = factor * POWERS[j] / factors[j] / moments[j].windows();
            for (int i = 0; i < moments[j].windows(); i++) {
                moments[j].byContrast[i] = each * (isLast(j) ? moments[j].luminance[i] : 1);
                moments[j].byLuminance[i] = isLast(j) ? each * moments[j].contrast[i] : 0;
            }
            moments[j].carry(x[j], y[j], byX[j]);
            if (!isLast(j)) {
                addHalved(j);
            }
        }
    }

    /** Means of 2 × 2; an odd last row or column is dropped. */
    private void halve(double[][] maps, int j) {
        double[] from = maps[j - 1];
        int wide = widths[j - 1];
        for (int i = 0; i < maps[j].length; i++) {
            int at = i / widths[j] * 2 * wide + i % widths[j] * 2;
            maps[j][i] = (from[at] + from[at + 1] + from[at + wide] + from[at + wide + 1]) / 4;
        }
    }

    private void addHalved(int j) {
        int wide = widths[j];
        for (int i = 0; i < byX[j + 1].length; i++) {
            int at = i / widths[j + 1] * 2 * wide + i % widths[j + 1] * 2;
            double quarter = byX[j + 1][i] / 4;
            byX[j][at] += quarter;
            byX[j][at + 1] += quarter;
            byX[j][at + wide] += quarter;
            byX[j][at + wide + 1] += quarter;
        }
    }
}
