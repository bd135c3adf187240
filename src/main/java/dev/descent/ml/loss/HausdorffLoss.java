package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import java.util.Arrays;

/** Squared errors over an example's map, each times how far it is from the outlines of what is predicted and true. */
final class HausdorffLoss implements Loss {
    private final ExampleMaps maps;
    private final SetDistances set;
    private final double[] map;
    private final double[] far;
    private final double power;
    private final int first;
    private final int classes;

    /** @param alpha the power of distances */
    HausdorffLoss(Target target, double alpha) {
        maps = new ExampleMaps(target.height(), target.width());
        set = new SetDistances(maps);
        map = new double[target.positions()];
        far = new double[target.positions()];
        power = alpha / 2;
        first = OverlapLoss.first(target, false);
        classes = target.outputs() - first;
    }

    @Override
    public double score(Example example, double weight) {
        maps.load(example);
        double divisor = (double) classes * example.positions();
        double sum = 0;
        for (int c = first; c < example.width; c++) {
            Arrays.fill(far, 0);
            addDistances(example, example.outputs(), c);
            addDistances(example, example.labels(), c);
            sum += score(example, c, weight / divisor);
        }
        return sum / divisor;
    }

    @Override
    public void split(ScoreSplit split, Example example, double weight) {
        split.byErrors(this, example, weight, 2);
    }

    private void addDistances(Example example, double[] values, int c) {
        maps.spread(values, example.width, c, map);
        if (set.find(map)) {
            for (int i = 0; i < example.positions(); i++) {
                double squared = set.toOther(maps.place(i));
                far[i] += power == 1 ? squared : Math.pow(squared, power);
            }
        }
    }

    private double score(Example example, int c, double factor) {
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double[] rest = example.complements();
        double[] weights = example.weights();
        double sum = 0;
        for (int i = 0; i < example.positions(); i++) {
            int at = i * example.width + c;
            double error = labels[at] == 1 ? -rest[at] : outputs[at] - labels[at];
            double share = (weights == null ? 1 : weights[i]) * far[i];
            sum += share * error * error;
            if (factor != 0) {
                example.byOutputs()[at] += 2 * factor * share * error;
            }
        }
        return sum;
    }
}
