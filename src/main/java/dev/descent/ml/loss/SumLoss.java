package dev.descent.ml.loss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weighted sum of its parts. */
final class SumLoss implements Loss, SummedTerms {
    private final List<TermWeight> given;
    private final List<String> names;
    private final double[] weights;
    private final LossParts parts;
    private final @Nullable LearnedWeights learned;

    /** @param learns whether the terms' variances are learned */
    SumLoss(List<TermWeight> given, List<String> names, LossParts parts, boolean learns) {
        this.given = given;
        this.names = names;
        this.parts = parts;
        weights = new double[given.size()];
        learned = learns ? new LearnedWeights(weights.length) : null;
        beginEpoch(0, 1);
    }

    @Override
    public void beginEpoch(int epoch, int epochs) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = given.get(i).at(epoch, epochs);
        }
        parts.beginEpoch(epoch, epochs);
    }

    @Override
    public @Nullable LearnedWeights learned() {
        return learned;
    }

    /** Where they change. */
    @Override
    public Map<String, Double> weights() {
        Map<String, Double> named = new LinkedHashMap<>();
        if (learned != null || given.stream().anyMatch(weight -> weight.schedule() != null)) {
            for (int i = 0; i < weights.length; i++) {
                named.put(names.get(i), weights[i] * factor(i));
            }
        }
        return named;
    }

    @Override
    public Map<String, Double> parameters() {
        return parts.parameters();
    }

    /** A part of weight 0 is scored for the log, and its score, even an infinite one, adds nothing. */
    @Override
    public double score(Example example, double weight) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double score = addTerm(i, example, weight);
            double weighted = weights[i] == 0 ? 0 : weights[i] * score;
            sum += learned == null ? weighted : learned.score(i, weighted, weight);
        }
        return sum;
    }

    /** What is learned of the terms adds to the score, and lies nowhere. */
    @Override
    public void split(ScoreSplit split, Example example, double weight) {
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                parts.split(i, split, example, weight * weights[i] * factor(i));
            }
        }
    }

    private double addTerm(int term, Example example, double weight) {
        return parts.score(term, example, weight * weights[term] * factor(term));
    }

    @Override
    public SummedTerms terms() {
        return this;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public boolean isSteady(int term) {
        return given.get(term).schedule() == null && given.get(term).counts();
    }

    @Override
    public void addGradient(int term, Example example, double weight) {
        addTerm(term, example, weight);
    }

    private double factor(int term) {
        return learned == null ? 1 : learned.factor(term);
    }

    @Override
    public List<String> parts() {
        return parts.names();
    }

    @Override
    public void addParts(double weight, double[] sums, int offset) {
        parts.addTo(weight, sums, offset);
    }
}
