package dev.descent.ml.loss;

import java.util.BitSet;

/** Finds a loss that is no number for some labels, such as a formula with a logarithm of them. */
public final class UndefinedLoss {
    /** Spreads of the logits that are tried, as large as those of a network at its beginning. */
    private static final double[] SPREADS = {0.3, 1};

    private UndefinedLoss() {}

    /**
     * How many examples have a score or a gradient that is not finite at logits that are drawn at random, the same in each call.
     *
     * @param batch whose labels and weights are taken, and not its logits
     */
    public static int count(LossFunction loss, LossInput batch) {
        DrawnLogits logits = new DrawnLogits(loss, batch);
        BitSet undefined = new BitSet();
        for (double spread : SPREADS) {
            LossInput drawn = logits.next(spread);
            double[] scores = new double[batch.examples];
            double[] gradient = new double[drawn.logits.length];
            loss.evaluate(drawn, scores, gradient);
            int each = gradient.length / batch.examples;
            for (int i = 0; i < gradient.length; i++) {
                if (!Double.isFinite(gradient[i]) || !Double.isFinite(scores[i / each])) {
                    undefined.set(i / each);
                }
            }
        }
        return undefined.cardinality();
    }
}
