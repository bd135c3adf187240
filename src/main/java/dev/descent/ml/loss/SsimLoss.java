package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import java.util.Arrays;

/** One minus the mean SSIM over an example's channels and windows. */
final class SsimLoss implements Loss {
    private final ExampleMaps maps;
    private final WindowMoments moments;
    private final double[] x;
    private final double[] y;
    private final double[] byX;
    private final double[] gaps;
    private final double[] gapsWithin;
    /** Of each window; 0 where it has a pixel that does not count. */
    private final double[] weights;

    private final GaussianWindow window;

    SsimLoss(Target target, GaussianWindow window, SsimConstants constants) {
        this.window = window;
        maps = new ExampleMaps(target.height(), target.width());
        moments = new WindowMoments(window, constants, target.height(), target.width());
        x = new double[target.positions()];
        y = new double[target.positions()];
        byX = new double[target.positions()];
        gaps = new double[target.positions()];
        gapsWithin = new double[moments.windows()];
        weights = new double[moments.windows()];
    }

    @Override
    public double score(Example example, double weight) {
        maps.load(example);
        double windows = weigh(example);
        double sum = 0;
        for (int c = 0; windows > 0 && c < example.width; c++) {
            maps.spread(example.outputs(), example.width, c, x);
            maps.spread(example.labels(), example.width, c, y);
            sum += score(example, c, weight / (windows * example.width));
        }
        return windows == 0 ? 0 : sum / (windows * example.width);
    }

    private double score(Example example, int c, double factor) {
        moments.find(x, y);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (1 - moments.luminance[i] * moments.contrast[i]);
            moments.byLuminance[i] = -factor * weights[i] * moments.contrast[i];
            moments.byContrast[i] = -factor * weights[i] * moments.luminance[i];
        }
        if (factor != 0) {
            Arrays.fill(byX, 0);
            moments.carry(x, y, byX);
            maps.gather(byX, 1, example.byOutputs(), example.width, c);
        }
        return sum;
    }

    /** Weighs windows as their centres are; answers how many count. */
    private int weigh(Example example) {
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = maps.valid[i] ? 0 : 1;
        }
        window.means(gaps, maps.height, maps.width, gapsWithin);
        double[] given = example.weights();
        Arrays.fill(gaps, 1);
        for (int i = 0; given != null && i < example.positions(); i++) {
            gaps[maps.place(i)] = given[i];
        }
        int windows = 0;
        for (int i = 0; i < weights.length; i++) {
            boolean counts = gapsWithin[i] == 0;
            windows += counts ? 1 : 0;
            weights[i] = counts ? gaps[moments.centre(i)] : 0;
        }
        return windows;
    }
}
