package dev.descent.ml.loss;

import java.util.Arrays;

/** Finds a loss that no output changes, such as a formula whose parts cancel: it has a value, and trains nothing. */
public final class FlatLoss {
    /** Spreads of the logits that are tried, as large as those of a network at its beginning and larger. */
    private static final double[] SPREADS = {0.3, 1, 3};

    private FlatLoss() {}

    /**
     * Whether the gradient is exactly 0 at logits that are drawn at random, the same in each call, and near the labels.
     *
     * @param batch whose labels and weights are taken, and not its logits; where nothing of it counts, no loss is taken for flat
     */
    public static boolean is(LossFunction loss, LossInput batch) {
        DrawnLogits logits = new DrawnLogits(loss, batch);
        boolean counts = false;
        for (double spread : SPREADS) {
            if (hasGradient(loss, logits.next(spread))) {
                return false;
            }
            counts |= loss.counted() > 0;
        }
        LossInput between = logits.between();
        return counts && (between == null || !hasGradient(loss, between));
    }

    private static boolean hasGradient(LossFunction loss, LossInput batch) {
        double[] gradient = new double[batch.logits.length];
        loss.evaluate(batch, new double[batch.examples], gradient);
        return Arrays.stream(gradient).anyMatch(slope -> slope != 0);
    }
}
