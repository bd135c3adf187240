package dev.descent.ml.loss;

import java.util.Arrays;
import java.util.Random;

/** A batch with random masks and weights: in the first example all positions but one are ignored, in the last all are. */
@SuppressWarnings("ArrayRecordComponent") // made once and handed on
record Weighted(Batches batch, double[] valid, double[] positions, double[] examples) {

    static Weighted random(Batches batch, long seed) {
        Random random = new Random(seed);
        int n = batch.positions();
        double[] valid = random.doubles(batch.examples() * n)
                .map(value -> value < 0.7 ? 1 : 0)
                .toArray();
        for (int i = 0; i < n; i++) {
            valid[i] = i == n - 1 ? 1 : 0;
            valid[(batch.examples() - 1) * n + i] = 0;
        }
        double[] positions = random.doubles(valid.length, 0, 3)
                .map(value -> value < 0.4 ? 0 : value)
                .toArray();
        positions[n - 1] = 1.5;
        return new Weighted(
                batch,
                valid,
                positions,
                random.doubles(batch.examples(), 0.3, 3).toArray());
    }

    boolean isValid(int value) {
        return valid[value / batch.width()] != 0;
    }

    /** The scores, and the gradient of their sum; of what an array held before nothing is left. */
    Batches.Result evaluate(LossFunction function) {
        Batches.Result result = new Batches.Result(new double[batch.examples()], new double[batch.logits().length]);
        Arrays.fill(result.gradient(), 9);
        function.evaluate(input(), result.scores(), result.gradient());
        return result;
    }

    LossInput input() {
        return new LossInput(
                batch.examples(), batch.labels(), batch.logits(), new ExactWeights(valid, positions, examples));
    }

    /** The same with labels and logits that no loss could take wherever they are ignored. */
    Weighted spoilt() {
        double[] labels = batch.labels().clone();
        double[] logits = batch.logits().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = valid[i / batch.shape().labels()] != 0 ? labels[i] : Double.NaN;
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] = isValid(i) ? logits[i] : i % 2 == 0 ? 1e30 : Double.NaN;
        }
        Batches spoilt = new Batches(batch.examples(), batch.shape(), labels, logits);
        return new Weighted(spoilt, valid, positions, examples);
    }

    Weighted withWeights(double[] ofPositions, double[] ofExamples) {
        return new Weighted(batch, valid, ofPositions, ofExamples);
    }

    Weighted withValid(double[] other) {
        return new Weighted(batch, other, positions, examples);
    }

    /** d (sum of scores) / d logits[index] by a four-point central difference. */
    double slope(LossFunction function, int index, double step) {
        double near = scoreAt(function, index, step) - scoreAt(function, index, -step);
        double far = scoreAt(function, index, 2 * step) - scoreAt(function, index, -2 * step);
        return (8 * near - far) / (12 * step);
    }

    private double scoreAt(LossFunction function, int index, double shift) {
        double kept = batch.logits()[index];
        batch.logits()[index] = kept + shift;
        double score = function.score(input(), index / (batch.positions() * batch.width()));
        batch.logits()[index] = kept;
        return score;
    }
}
