package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import org.jspecify.annotations.Nullable;

/** Centerline Dice over an example's map, class by class. */
final class ClDiceLoss implements Loss {
    private final ExampleMaps maps;
    private final SoftSkeleton ofOutputs;
    private final SoftSkeleton ofLabels;
    private final double[] weights;
    private final double[] bySkeleton;
    private final double smooth;
    private final int first;
    private final int classes;

    ClDiceLoss(Target target, int iterations, double smooth) {
        maps = new ExampleMaps(target.height(), target.width());
        ofOutputs = new SoftSkeleton(maps, iterations);
        ofLabels = new SoftSkeleton(maps, iterations);
        weights = new double[target.positions()];
        bySkeleton = new double[target.positions()];
        this.smooth = smooth;
        first = OverlapLoss.first(target, false);
        classes = target.outputs() - first;
    }

    @Override
    public double score(Example example, double weight) {
        maps.load(example);
        spreadWeights(example);
        double sum = 0;
        for (int c = first; c < example.width; c++) {
            maps.spread(example.outputs(), example.width, c, ofOutputs.map());
            maps.spread(example.labels(), example.width, c, ofLabels.map());
            sum += score(example, c, weight / classes);
        }
        return sum / classes;
    }

    private void spreadWeights(Example example) {
        double[] given = example.weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = given == null && maps.valid[i] ? 1 : 0;
        }
        for (int i = 0; given != null && i < example.positions(); i++) {
            weights[maps.place(i)] = given[i];
        }
    }

    private double score(Example example, int c, double factor) {
        double[] skeleton = ofOutputs.find();
        double[] truth = ofLabels.find();
        double[] y = ofLabels.map();
        double[] p = ofOutputs.map();
        double within = smooth + sum(skeleton, y);
        double length = smooth + sum(skeleton, null);
        double covered = smooth + sum(truth, p);
        double truthLength = smooth + sum(truth, null);
        double precision = within / length;
        double sensitivity = covered / truthLength;
        double total = precision + sensitivity;
        if (factor != 0) {
            double byPrecision = -2 * factor * sensitivity * sensitivity / (total * total);
            double bySensitivity = -2 * factor * precision * precision / (total * total);
            for (int i = 0; i < weights.length; i++) {
                bySkeleton[i] = byPrecision * weights[i] * (y[i] - precision) / length;
            }
            maps.gather(ofOutputs.carry(bySkeleton), 1, example.byOutputs(), example.width, c);
            addSensitivity(example, c, bySensitivity / truthLength, truth);
        }
        return 1 - 2 * precision * sensitivity / total;
    }

    private void addSensitivity(Example example, int c, double factor, double[] truth) {
        double[] byOutputs = example.byOutputs();
        for (int i = 0; i < example.positions(); i++) {
            int place = maps.place(i);
            byOutputs[i * example.width + c] += factor * weights[place] * truth[place];
        }
    }

    /** Σ w a b, b being 1 where it is null. */
    private double sum(double[] a, double @Nullable [] b) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * a[i] * (b == null ? 1 : b[i]);
        }
        return sum;
    }
}
