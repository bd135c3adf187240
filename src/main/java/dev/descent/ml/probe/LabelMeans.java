package dev.descent.ml.probe;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.Target;

/** Means of the labels over the positions that count, by output. */
final class LabelMeans {
    private final Target target;
    private final double[] sums;
    private long positions;

    LabelMeans(Target target) {
        this.target = target;
        sums = new double[target.outputs()];
    }

    void add(Batch batch) {
        for (int i = 0; i < batch.size() * target.positions(); i++) {
            if (batch.weights().isValid(i)) {
                positions++;
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += batch.labels()[i * sums.length + c];
                }
            }
        }
    }

    double of(int output) {
        return positions == 0 ? 0 : sums[output] / positions;
    }

    double[] all() {
        double[] means = new double[sums.length];
        for (int c = 0; c < means.length; c++) {
            means[c] = of(c);
        }
        return means;
    }
}
