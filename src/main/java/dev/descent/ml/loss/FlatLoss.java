package dev.descent.ml.loss;

import java.util.Arrays;

/** Finds a loss that no output changes, such as a formula whose parts cancel: it has a value, and trains nothing. */
public final class FlatLoss {
    /** Spreads of the logits that are tried, as large as those of a network at its beginning and larger. */
    private static final double[] SPREADS = {0.3, 1, 3};

    private FlatLoss() {}

    /**
     * Whether the gradient is exactly 0 at logits that are drawn at random, the same in each call.
     *
     * @param batch whose labels and weights are taken, and not its logits; where nothing of it counts, no loss is taken for flat
     */
    public static boolean is(LossFunction loss, LossInput batch) {
        DrawnLogits logits = new DrawnLogits(loss, batch);
        boolean counts = false;
        for (double spread : SPREADS) {
            LossInput drawn = logits.next(spread);
            double[] gradient = new double[drawn.logits.length];
            loss.evaluate(drawn, new double[batch.examples], gradient);
            counts |= loss.counted() > 0;
            if (Arrays.stream(gradient).anyMatch(slope -> slope != 0)) {
                return false;
            }
        }
        return counts;
    }
}
