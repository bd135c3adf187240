package dev.descent.ml.loss;

import java.util.Random;

/** Logits to try a loss by that are drawn at random, the same each time. */
final class DrawnLogits {
    private static final long SEED = 1;

    private final Random random = new Random(SEED);
    private final LossFunction loss;
    private final LossInput batch;

    /** @param batch whose labels and weights are taken, and not its logits */
    DrawnLogits(LossFunction loss, LossInput batch) {
        this.loss = loss;
        this.batch = batch;
    }

    /** @param spread standard deviation of the logits */
    LossInput next(double spread) {
        double[] logits = new double
                [batch.examples * loss.shape().positions() * loss.shape().outputs()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = spread * random.nextGaussian();
        }
        return new LossInput(batch.examples, batch.labels, logits, batch.weights);
    }
}
