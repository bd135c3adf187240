package dev.descent.ml.loss;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

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

    /**
     * Outputs, as logits, that lie between each example's labels and those of the next: near what labels are like, as logits
     * about 0 need not be. Null where outputs are not one for each label.
     */
    @Nullable
    LossInput between() {
        int each = loss.shape().positions() * loss.shape().labels();
        if (loss.shape().labels() != loss.shape().outputs()) {
            return null;
        }
        double[] logits = new double[each * batch.examples];
        Arrays.setAll(logits, i -> (batch.labels[i] + batch.labels[(i + each) % logits.length]) / 2);
        return new LossInput(batch.examples, batch.labels, logits, batch.weights);
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
