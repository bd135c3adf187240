package dev.descent.ml.loss;

import java.util.Arrays;
import java.util.Random;

/** Finds a loss that outputs far out make ever smaller, such as a difference without a square: training runs after it. */
final class UnboundedLoss {
    static final String WARNING =
            "it falls without bound as outputs grow, so that training drives them to infinity and the loss far below 0: is"
                    + " there an error without abs or square, or a term with the wrong sign?";

    /** Of the logits, in units of the largest label: beyond where labels matter, and far beyond that. */
    private static final double FAR = 1e3;

    private static final double FARTHER = 1e6;

    /** By which a loss that falls with no more than a logarithm has grown between them, with a margin for rounding. */
    private static final double GROWTH = 1.4;

    private static final int DIRECTIONS = 4;
    private static final long SEED = 1;

    private UnboundedLoss() {}

    /** Whether there are outputs for which it falls so, as tried in some directions; its weights and labels are the batch's. */
    static boolean is(LossFunction loss, LossInput batch) {
        double largest = Arrays.stream(batch.labels).map(Math::abs).max().orElse(0);
        double unit = Math.max(1, Double.isFinite(largest) ? largest : 1);
        for (int i = 0; i < DIRECTIONS; i++) {
            double[] direction = direction(
                    i, batch.examples * loss.shape().positions() * loss.shape().outputs());
            double far = score(loss, batch, direction, FAR * unit);
            double farther = score(loss, batch, direction, FARTHER * unit);
            if (farther < 0 && farther < GROWTH * far) {
                return true;
            }
        }
        return false;
    }

    /** Up, down, and both at random. */
    private static double[] direction(int which, int size) {
        double[] direction = new double[size];
        Random random = new Random(SEED + which);
        Arrays.setAll(direction, i -> which == 0 || (which > 1 && random.nextBoolean()) ? 1 : -1);
        return direction;
    }

    private static double score(LossFunction loss, LossInput batch, double[] direction, double factor) {
        double[] logits = Arrays.stream(direction).map(d -> factor * d).toArray();
        double[] scores = new double[batch.examples];
        loss.score(new LossInput(batch.examples, batch.labels, logits, batch.weights), scores);
        return Arrays.stream(scores).sum();
    }
}
