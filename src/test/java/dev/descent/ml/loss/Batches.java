package dev.descent.ml.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Labels and logits of a batch in the layout that losses take, [examples, positions, labels] and [.., outputs]. */
@SuppressWarnings("ArrayRecordComponent") // made once and handed on
public record Batches(int examples, LossShape shape, double[] labels, double[] logits) {

    /** As many outputs as labels, the positions in one row. */
    Batches(int examples, int positions, int width, double[] labels, double[] logits) {
        this(examples, new LossShape(1, positions, width, width), labels, logits);
    }

    int positions() {
        return shape.positions();
    }

    /** Outputs at a position. */
    int width() {
        return shape.outputs();
    }

    /** What a loss makes of it. */
    public record Result(double[] scores, double[] gradient) {
        /** The mean over examples. */
        public double value() {
            double sum = 0;
            for (double score : scores) {
                sum += score;
            }
            return sum / scores.length;
        }
    }

    /** One-hot labels and normal logits. */
    static Batches classes(int examples, int positions, int width, long seed) {
        return classes(examples, new LossShape(1, positions, width, width), seed);
    }

    /** One-hot labels and normal logits. */
    static Batches classes(int examples, LossShape shape, long seed) {
        Random random = new Random(seed);
        int width = shape.labels();
        double[] labels = new double[examples * shape.positions() * width];
        for (int row = 0; row < examples * shape.positions(); row++) {
            if (width > 1) {
                labels[row * width + random.nextInt(width)] = 1;
            } else {
                labels[row] = random.nextInt(2);
            }
        }
        return new Batches(examples, shape, labels, logits(random, examples, shape));
    }

    private static double[] logits(Random random, int examples, LossShape shape) {
        return normal(random, examples * shape.positions() * shape.outputs(), 1.7);
    }

    /** Positive labels, none near 0, and normal logits. */
    static Batches amounts(int examples, LossShape shape, long seed) {
        Random random = new Random(seed);
        double[] labels = normal(random, examples * shape.positions() * shape.labels(), 2);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Math.rint(100 * (Math.abs(labels[i]) + 0.1)) / 100;
        }
        return new Batches(examples, shape, labels, logits(random, examples, shape));
    }

    /** On half hundredths, so that no difference to a label on hundredths is near the kink of a loss. */
    private static double[] normal(Random random, int length, double deviation) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = (Math.floor(100 * deviation * random.nextGaussian()) + 0.5) / 100;
        }
        return values;
    }

    /** Labels at each position scaled to a sum of 1. */
    Batches asShares() {
        double[] shares = labels.clone();
        int width = shape.labels();
        for (int row = 0; row < examples * positions(); row++) {
            double sum = 0;
            for (int c = 0; c < width; c++) {
                sum += labels[row * width + c];
            }
            for (int c = 0; c < width; c++) {
                shares[row * width + c] /= width == 1 ? sum + 1 : sum;
            }
        }
        return new Batches(examples, shape, shares, logits);
    }

    /** Logits of which no two, and no two differences, are the same. */
    Batches withDistinctLogits(long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, logits.length).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        double[] distinct = new double[logits.length];
        Arrays.setAll(distinct, i -> 6 * Math.pow((order.get(i) + 0.5) / distinct.length, 1.3) - 3);
        return new Batches(examples, shape, labels, distinct);
    }

    Batches withLogitsAbove(double least) {
        double[] above = logits.clone();
        for (int i = 0; i < above.length; i++) {
            above[i] = least + Math.abs(above[i]);
        }
        return new Batches(examples, shape, labels, above);
    }

    /** Logits of 100 and -100 and none between. */
    Batches extreme() {
        double[] extremes = logits.clone();
        for (int i = 0; i < extremes.length; i++) {
            extremes[i] = (i * 7 + i / 5) % 3 == 0 ? 100 : -100;
        }
        return new Batches(examples, shape, labels, extremes);
    }

    /** The same examples in the opposite order. */
    Batches reversed() {
        return new Batches(examples, shape, reversed(labels), reversed(logits));
    }

    private double[] reversed(double[] values) {
        double[] lastFirst = new double[values.length];
        int size = values.length / examples;
        for (int i = 0; i < examples; i++) {
            System.arraycopy(values, i * size, lastFirst, (examples - 1 - i) * size, size);
        }
        return lastFirst;
    }

    LossFunction function(Loss loss, Activation activation) {
        return new LossFunction(loss, activation, shape);
    }

    public Result evaluate(Loss loss, Activation activation) {
        return evaluate(function(loss, activation));
    }

    public Result evaluate(LossFunction function) {
        double[] scores = new double[examples];
        double[] gradient = new double[logits.length];
        function.evaluate(new LossInput(examples, labels, logits), scores, gradient);
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
        double score = function.score(new LossInput(examples, labels, logits), index / (positions() * width()));
        logits[index] = kept;
        return score;
    }
}
