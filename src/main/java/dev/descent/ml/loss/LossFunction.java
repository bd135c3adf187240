package dev.descent.ml.loss;

import java.util.Arrays;

/**
 * A loss with its output activation, over batches: the only thing a network needs to know of losses. Holds scratch arrays: one
 * instance belongs to one thread.
 */
public final class LossFunction {
    private final Loss loss;
    private final Example example;

    /**
     * @param positions labelled places of one example
     * @param width outputs at a position
     */
    public LossFunction(Loss loss, Activation activation, int positions, int width) {
        this.loss = loss;
        this.example = new Example(positions, width, activation);
    }

    /**
     * Scores a batch and gives the gradient of the <em>sum</em> of its examples' scores; whoever averages divides by the batch.
     *
     * @param examples in the batch, B
     * @param labels [B, positions, width], row-major
     * @param logits [B, positions, width], row-major
     * @param scores filled with one score per example, [B]
     * @param gradient filled with d (sum of scores) / d logits, [B, positions, width]
     */
    public void evaluate(int examples, double[] labels, double[] logits, double[] scores, double[] gradient) {
        int size = example.size();
        for (int i = 0; i < examples; i++) {
            System.arraycopy(labels, i * size, example.labels, 0, size);
            System.arraycopy(logits, i * size, example.logits, 0, size);
            example.activation.forward(example.logits, example.positions, example.width, example.outputs);
            Arrays.fill(example.byOutputs, 0, size, 0);
            Arrays.fill(example.byLogits, 0, size, 0);
            scores[i] = loss.score(example, 1);
            example.activation.backward(
                    example.outputs, example.byOutputs, example.positions, example.width, example.byLogits);
            System.arraycopy(example.byLogits, 0, gradient, i * size, size);
        }
    }

    public int positions() {
        return example.positions;
    }

    public int width() {
        return example.width;
    }

    public Activation activation() {
        return example.activation;
    }
}
