package dev.descent.ml.loss;

/** Sees what a loss came to on each batch whose gradient is computed. */
@FunctionalInterface
public interface LossWatcher {
    LossWatcher NOBODY = (batch, scores, gradient) -> {};

    /**
     * A batch was evaluated; nothing of it may be changed or kept.
     *
     * @param scores of its examples, [B]
     * @param gradient d (sum of scores) / d logits, [B, positions, width]
     */
    void see(LossInput batch, double[] scores, double[] gradient);
}
