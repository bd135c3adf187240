package dev.descent.ml.loss;

import java.util.Arrays;

/** Tells for one example how much of its score, or of its gradient at the logits, lies at each position. */
public final class LossDivision {
    private final Loss loss;
    private final Activation activation;
    private final LossShape shape;

    /** @param loss built for examples of the shape, with the weights of its terms that it is to have */
    public LossDivision(Loss loss, Activation activation, LossShape shape) {
        this.loss = loss;
        this.activation = activation;
        this.shape = shape;
    }

    /**
     * What lies where.
     *
     * @param parts of each position of the map, row by row; NaN where it is ignored
     * @param score of the example
     * @param exact whether the parts are those that the score is the sum of, and not those that were found along a path
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    public record Divided(double[] parts, double score, boolean exact) {}

    /**
     * The score's parts. Where it is a sum over positions they are its terms. Else a position has what the score grew by because of it, on the straight
     * way from outputs that are right to those that were given (Aumann and Shapley 1974; as integrated gradients: Sundararajan et al. 2017,
     * arXiv:1703.01365); they sum up to the score less that of outputs that are right.
     *
     * @param one example
     * @throws IndivisibleLoss where there is no such way
     */
    public Divided ofScore(LossInput one) {
        ScoreSplit split = new ScoreSplit(one, activation, shape);
        Example example = load(one);
        double score = 0;
        if (example.positions() > 0) {
            double weight = one.weights.ofExample(0);
            score = weight * loss.score(example, 0);
            loss.split(split, example, weight);
        }
        return new Divided(inPlace(example, split.parts()), score, split.isExact());
    }

    /** At each position the length of d score / d logits. */
    public Divided ofGradient(LossInput one) {
        Example example = load(one);
        double[] squares = new double[shape.positions()];
        double score = 0;
        if (example.positions() > 0) {
            double weight = one.weights.ofExample(0);
            score = weight * loss.score(example, weight);
            example.carry();
            for (int i = 0; i < example.size(); i++) {
                squares[i / shape.outputs()] += example.gradients.byLogits[i] * example.gradients.byLogits[i];
            }
        }
        double[] lengths = Arrays.stream(squares).map(Math::sqrt).toArray();
        return new Divided(inPlace(example, lengths), score, true);
    }

    private Example load(LossInput one) {
        Example example = new Example(shape, activation, activation.link());
        example.load(one, 0);
        return example;
    }

    private double[] inPlace(Example example, double[] values) {
        double[] placed = new double[shape.positions()];
        Arrays.fill(placed, Double.NaN);
        for (int i = 0; i < example.positions(); i++) {
            placed[example.place(i)] = values[i];
        }
        return placed;
    }
}
