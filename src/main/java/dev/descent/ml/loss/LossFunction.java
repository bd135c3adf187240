package dev.descent.ml.loss;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loss with its output activation, over batches: the only thing a network needs to know of losses. Holds scratch
 * arrays: one instance belongs to one thread.
 */
public final class LossFunction {
    private final Loss loss;
    private final Example example;
    private final List<String> parts;
    private final double[] partSums;
    private int epoch;
    private int epochs = 1;
    private int counted;
    private boolean scored;
    private LossWatcher watcher = LossWatcher.NOBODY;
    private final @Nullable TermGradients terms;
    private boolean measuring;

    /** @param shape of each example */
    public LossFunction(Loss loss, Activation activation, LossShape shape) {
        this(loss, new Example(shape, activation, activation.link()));
    }

    private LossFunction(Loss loss, Example example) {
        this.loss = loss;
        this.example = example;
        parts = loss.parts().stream().map(name -> "loss." + name).toList();
        partSums = new double[parts.size()];
        SummedTerms summed = loss.terms();
        terms = summed == null || summed.names().size() == 1 ? null : new TermGradients(summed);
    }

    /**
     * A loss over outputs as they are: “logits” are outputs of the activation, and the gradient is d score / d outputs.
     */
    public static LossFunction ofOutputs(Loss loss, Activation activation, LossShape shape) {
        return new LossFunction(loss, new Example(shape, activation, Activation.IDENTITY.link()));
    }

    /**
     * Scores a batch and gives the gradient of the <em>sum</em> of its examples' scores; whoever averages divides by
     * {@link #counted()}. Examples without a position that counts have score and gradient 0.
     *
     * @param scores filled with one score per example, times its weight, [B]
     * @param gradient filled with d (sum of scores) / d logits, [B, positions,
     *     width]; exactly 0 where a position is ignored
     */
    public void evaluate(LossInput batch, double[] scores, double[] gradient) {
        begin();
        for (int i = 0; i < batch.examples; i++) {
            scores[i] = score(batch, i, 1);
            if (scored) {
                example.unload(gradient, i);
                measure(batch.weights.ofExample(i));
            } else {
                example.unloadNothing(gradient, i);
            }
        }
        watcher.see(batch, scores, gradient);
    }

    private void measure(double weight) {
        if (measuring && terms != null) {
            terms.add(example, weight);
        }
    }

    /** Has the terms of a sum measured, or no longer, with each batch that is evaluated with its gradient. */
    public void measureTerms(boolean measured) {
        measuring = measured;
    }

    /** Whether terms are measured. */
    public boolean measuresTerms() {
        return measuring;
    }

    /** What the terms' gradients over the last batch came to; null where they were not measured, or are not several. */
    public @Nullable TermProducts measuredTerms() {
        return measuring && terms != null ? terms.products() : null;
    }

    /** Terms of a sum that are meant to train something all along: their weights are neither 0 nor changed by a schedule. */
    public List<String> steadyTerms() {
        return terms == null ? List.of() : terms.steady();
    }

    /** Has somebody see each batch that is evaluated with its gradient, in the place of who saw it before. */
    public void watch(LossWatcher seeing) {
        watcher = seeing;
    }

    /** The scores alone, as {@link #evaluate} gives them, for less. */
    public void score(LossInput batch, double[] scores) {
        begin();
        for (int i = 0; i < batch.examples; i++) {
            scores[i] = score(batch, i, 0);
        }
    }

    /** The score of one example of a batch, as {@link #score(LossInput, double[])} gives it. */
    public double score(LossInput batch, int index) {
        return score(batch, index, 0);
    }

    /** @param slope 1 for the gradient, 0 for the score alone */
    private double score(LossInput batch, int index, double slope) {
        boolean counts = example.load(batch, index);
        double weight = batch.weights.ofExample(index);
        counted += counts ? 1 : 0;
        scored = counts && weight != 0;
        if (!scored) {
            return 0;
        }
        double score = weight * loss.score(example, slope * weight);
        loss.addParts(weight, partSums, 0);
        return score;
    }

    /**
     * Takes the weights of an epoch, where terms have schedules.
     *
     * @param done epochs before it
     * @param ofRun epochs of the whole run
     */
    public void beginEpoch(int done, int ofRun) {
        epoch = done;
        epochs = ofRun;
        loss.beginEpoch(done, ofRun);
    }

    /** Takes the weights that another function of the same loss has now, and whether terms are measured. */
    public void follow(LossFunction other) {
        measuring = other.measuring;
        if (epoch != other.epoch || epochs != other.epochs) {
            beginEpoch(other.epoch, other.epochs);
        }
        LearnedWeights mine = loss.learned();
        LearnedWeights theirs = other.loss.learned();
        if (mine != null && theirs != null) {
            mine.follow(theirs);
        }
    }

    /** What is learned of the terms besides the network; null where nothing is. */
    public @Nullable LearnedWeights learned() {
        return loss.learned();
    }

    /**
     * What terms are multiplied by now, and a formula's numbers, by series: {@code weight.dice}, {@code parameter.gamma};
     * empty where none ever changes.
     */
    public Map<String, Double> weights() {
        Map<String, Double> series = new LinkedHashMap<>();
        loss.weights().forEach((name, weight) -> series.put("weight." + name, weight));
        loss.parameters().forEach((name, number) -> series.put("parameter." + name, number));
        return series;
    }

    /** How many examples of the last batch had a position that counts. */
    public int counted() {
        return counted;
    }

    /**
     * What the terms of a sum (or the losses named in a formula) came to, without their weights in it, as means over
     * the last batch, by series: {@code loss.dice}, {@code loss.cross_entropy}; empty for a loss of its own.
     */
    public Map<String, Double> parts() {
        Map<String, Double> means = new LinkedHashMap<>();
        for (int i = 0; i < partSums.length; i++) {
            means.put(parts.get(i), counted == 0 ? 0 : partSums[i] / counted);
        }
        return means;
    }

    /** Of each example. */
    public LossShape shape() {
        return example.shape;
    }

    public Activation activation() {
        return example.activation;
    }

    private void begin() {
        counted = 0;
        Arrays.fill(partSums, 0);
        if (measuring && terms != null) {
            terms.begin();
        }
        LearnedWeights learned = loss.learned();
        if (learned != null) {
            learned.begin();
        }
    }
}
