package dev.descent.ml.train;

import dev.descent.ml.base.Finite;
import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.Target;

/**
 * Weights that are finite, and yet answer no example by numbers, since what they compute overflows: so a run that diverges comes to its
 * end. The weights before an iteration without a finite loss are good only where the example or the loss is at fault.
 */
final class LostWeights {
    private LostWeights() {}

    /** Whether each example of a batch whose features are finite, and one at least, has outputs that are not. */
    static boolean are(OpenedRun opened, Batch batch) {
        Target target = opened.plan().networkTarget(opened.data().target());
        int each = target.positions() * target.outputs();
        float[] logits = new float[batch.size() * each];
        opened.network().logits(batch, logits);
        boolean lost = false;
        for (int i = 0; i < batch.size(); i++) {
            int inputs = batch.input().size();
            if (Finite.isFinite(batch.features(), batch.from() + i * inputs, inputs)) {
                if (Finite.isFinite(logits, i * each, each)) {
                    return false;
                }
                lost = true;
            }
        }
        return lost;
    }
}
