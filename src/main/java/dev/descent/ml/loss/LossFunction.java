package dev.descent.ml.loss;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A loss with its output activation, over batches: the only thing a network needs to know of losses. Holds scratch arrays: one
 * instance belongs to one thread.
 */
public final class LossFunction {
    private final Loss loss;
    private final Example example;
    private final List<String> parts;
    private final double[] partSums;
    private int scored;

    /**
     * @param positions labelled places of one example
     * @param width outputs at a position
     */
    public LossFunction(Loss loss, Activation activation, int positions, int width) {
        this(loss, new Example(positions, width, activation, activation.link()));
    }

    private LossFunction(Loss loss, Example example) {
        this.loss = loss;
        this.example = example;
        parts = loss.parts().stream().map(name -> "loss." + name).toList();
        partSums = new double[parts.size()];
    }

    /** A loss over outputs as they are: “logits” are outputs of the activation, and the gradient is d score / d outputs. */
    static LossFunction ofOutputs(Loss loss, Activation activation, int positions, int width) {
        return new LossFunction(loss, new Example(positions, width, activation, Activation.IDENTITY.link()));
    }

    /**
     * Scores a batch and gives the gradient of the <em>sum</em> of its examples' scores; whoever averages divides by the batch.
     *
     * @param scores filled with one score per example, [B]
     * @param gradient filled with d (sum of scores) / d logits, [B, positions, width]
     */
    public void evaluate(LossInput batch, double[] scores, double[] gradient) {
        begin(batch.examples());
        int size = example.size();
        for (int i = 0; i < batch.examples(); i++) {
            example.load(batch.labels(), batch.logits(), i * size);
            scores[i] = loss.score(example, 1);
            loss.addParts(partSums, 0);
            example.unload(gradient, i * size);
        }
    }

    /** The scores alone, as {@link #evaluate} gives them, for less. */
    public void score(LossInput batch, double[] scores) {
        begin(batch.examples());
        for (int i = 0; i < batch.examples(); i++) {
            example.load(batch.labels(), batch.logits(), i * example.size());
            scores[i] = loss.score(example, 0);
            loss.addParts(partSums, 0);
        }
    }

    /**
     * What the terms of a sum (or the losses named in a formula) came to, unweighted, as means over the last batch, by series:
     * {@code loss.dice}, {@code loss.cross_entropy}; empty for a loss of its own.
     */
    public Map<String, Double> parts() {
        Map<String, Double> means = new LinkedHashMap<>();
        for (int i = 0; i < partSums.length; i++) {
            means.put(parts.get(i), partSums[i] / scored);
        }
        return means;
    }

    /** The series that {@link #parts()} gives. */
    public List<String> partNames() {
        return parts;
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

    private void begin(int examples) {
        scored = examples;
        Arrays.fill(partSums, 0);
    }
}
