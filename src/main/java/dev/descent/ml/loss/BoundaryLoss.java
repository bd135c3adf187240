package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;

/** Σ p φ over an example's map, with φ the signed distance to each class's outline. */
final class BoundaryLoss implements Loss {
    private final ExampleMaps maps;
    private final SetDistances set;
    private final double[] labels;
    private final int first;
    private final int classes;

    BoundaryLoss(Target target) {
        maps = new ExampleMaps(target.height(), target.width());
        set = new SetDistances(maps);
        labels = new double[target.positions()];
        first = OverlapLoss.first(target, false);
        classes = target.outputs() - first;
    }

    @Override
    public double score(Example example, double weight) {
        maps.load(example);
        double divisor = (double) classes * example.positions();
        double sum = 0;
        for (int c = first; c < example.width; c++) {
            maps.spread(example.labels(), example.width, c, labels);
            if (set.find(labels)) {
                sum += score(example, c, weight / divisor);
            }
        }
        return sum / divisor;
    }

    private double score(Example example, int c, double factor) {
        double[] outputs = example.outputs();
        double[] weights = example.weights();
        double sum = 0;
        for (int i = 0; i < example.positions(); i++) {
            int at = i * example.width + c;
            double slope = (weights == null ? 1 : weights[i]) * signed(maps.place(i));
            sum += slope * outputs[at];
            if (factor != 0) {
                example.byOutputs()[at] += factor * slope;
            }
        }
        return sum;
    }

    private double signed(int place) {
        double distance = Math.sqrt(set.toOther(place));
        return set.isInside(place) ? 1 - distance : distance;
    }
}
