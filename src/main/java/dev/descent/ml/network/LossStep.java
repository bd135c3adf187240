package dev.descent.ml.network;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.loss.LossShape;
import java.nio.FloatBuffer;

/** Evaluates a job's loss on the logits that an engine computed, between its forward and its backward pass. */
public final class LossStep {
    private double[] labels = {};
    private double[] logits = {};
    private double[] gradient = {};
    private float[] copy = {};
    private int size;
    private boolean finite;
    private int counted;

    /**
     * Evaluates the loss.
     *
     * @param given [batch size, positions, outputs], row-major, from its beginning; copied, no reference is kept
     * @param scores filled with the examples' scores, [batch size]
     */
    public void evaluate(Batch batch, LossFunction loss, FloatBuffer given, double[] scores) {
        take(batch, loss);
        given.get(0, copy, 0, size);
        for (int i = 0; i < size; i++) {
            logits[i] = copy[i];
        }
        loss.evaluate(new LossInput(batch.size(), labels, logits, batch.weights()), scores, gradient);
        counted = loss.counted();
        finite = allFinite(scores, batch.size());
    }

    private void take(Batch batch, LossFunction loss) {
        LossShape shape = loss.shape();
        size = batch.size() * shape.positions() * shape.outputs();
        int labelCount = batch.size() * shape.positions() * shape.labels();
        if (labels.length < labelCount || logits.length < size) {
            labels = new double[labelCount];
            logits = new double[size];
            gradient = new double[size];
            copy = new float[size];
        }
        float[] given = batch.labels();
        for (int i = 0; i < labelCount; i++) {
            labels[i] = given[i];
        }
    }

    private static boolean allFinite(double[] scores, int examples) {
        for (int i = 0; i < examples; i++) {
            if (!Double.isFinite(scores[i])) {
                return false;
            }
        }
        return true;
    }

    /** Examples (or positions) that count in the mean. */
    public int counted() {
        return counted;
    }

    /**
     * Writes the gradient of the scores' sum by the logits, shaped as these; after a score that is not finite, zeros: nothing will be
     * applied then, so that nothing is carried back either.
     *
     * @param divisor of every value
     */
    public void writeGradient(FloatBuffer into, double divisor) {
        for (int i = 0; i < size; i++) {
            copy[i] = finite ? (float) (gradient[i] / divisor) : 0;
        }
        into.put(0, copy, 0, size);
    }
}
