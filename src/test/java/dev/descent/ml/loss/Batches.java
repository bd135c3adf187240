package dev.descent.ml.loss;

import java.util.Random;

/** Labels and logits of a batch in the layout that losses take, [examples, positions, width]. */
@SuppressWarnings("ArrayRecordComponent") // made once and handed on
record Batches(int examples, int positions, int width, double[] labels, double[] logits) {

    /** What a loss makes of it. */
    record Result(double[] scores, double[] gradient) {
        /** The mean over examples. */
        double value() {
            double sum = 0;
            for (double score : scores) {
                sum += score;
            }
            return sum / scores.length;
        }
    }

    /** One-hot labels and normal logits. */
    static Batches classes(int examples, int positions, int width, long seed) {
        Random random = new Random(seed);
        double[] labels = new double[examples * positions * width];
        for (int row = 0; row < examples * positions; row++) {
            if (width > 1) {
                labels[row * width + random.nextInt(width)] = 1;
            } else {
                labels[row] = random.nextInt(2);
            }
        }
        return new Batches(examples, positions, width, labels, normal(random, labels.length, 1.7));
    }

    /** Positive labels, none near 0, and normal logits. */
    static Batches amounts(int examples, int positions, int width, long seed) {
        Random random = new Random(seed);
        double[] labels = normal(random, examples * positions * width, 2);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Math.abs(labels[i]) + 0.1;
        }
        return new Batches(examples, positions, width, labels, normal(random, labels.length, 1.7));
    }

    private static double[] normal(Random random, int length, double deviation) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = deviation * random.nextGaussian();
        }
        return values;
    }

    Result evaluate(Loss loss, Activation activation) {
        return evaluate(new LossFunction(loss, activation, positions, width));
    }

    Result evaluate(LossFunction function) {
        double[] scores = new double[examples];
        double[] gradient = new double[labels.length];
        function.evaluate(examples, labels, logits, scores, gradient);
        return new Result(scores, gradient);
    }

    /** d (sum of scores) / d logits[index] by a four-point central difference. */
    double slope(LossFunction function, int index, double step) {
        double near = sumAt(function, index, step) - sumAt(function, index, -step);
        double far = sumAt(function, index, 2 * step) - sumAt(function, index, -2 * step);
        return (8 * near - far) / (12 * step);
    }

    private double sumAt(LossFunction function, int index, double shift) {
        double kept = logits[index];
        logits[index] = kept + shift;
        int size = positions * width;
        int example = index / size;
        double[] score = new double[1];
        function.score(
                1,
                java.util.Arrays.copyOfRange(labels, example * size, (example + 1) * size),
                java.util.Arrays.copyOfRange(logits, example * size, (example + 1) * size),
                score);
        logits[index] = kept;
        return score[0];
    }
}
