package dev.descent.ml.loss;

import java.util.Arrays;

/** Finds a loss that leads away from the labels, such as a formula of the wrong sign. */
final class InvertedLoss {
    static final String WARNING =
            "it is larger where outputs are right than where they are wrong, so that training leads away from the labels:"
                    + " is its sign turned round? A loss is made small, and dice, jaccard and their kin are 0 already where"
                    + " all is right";

    /** Logits of a class that is quite sure. */
    private static final double SURE = 2;

    /** Of the scores: less is rounding. */
    private static final double TOLD = 1e-6;

    private final LossFunction loss;
    private final LossInput batch;
    private final double[] labels;

    private InvertedLoss(LossFunction loss, LossInput batch) {
        this.loss = loss;
        this.batch = batch;
        labels = Arrays.copyOf(
                batch.labels,
                batch.examples * loss.shape().positions() * loss.shape().labels());
    }

    /**
     * Whether the scores of outputs that agree with the labels are above those of outputs that do not.
     *
     * @param batch whose labels and weights are taken, and not its logits
     * @param isOfClasses whether labels say how much of a class there is, from 0 to 1; else they are numbers
     */
    static boolean is(LossFunction loss, LossInput batch, boolean isOfClasses) {
        boolean isSure = isOfClasses || loss.activation() == Activation.SIGMOID;
        boolean isKnown = isSure || loss.activation() == Activation.IDENTITY;
        if (!isKnown || loss.shape().labels() != loss.shape().outputs()) {
            return false;
        }
        InvertedLoss tried = new InvertedLoss(loss, batch);
        return isSure ? tried.isForClasses() : tried.isForNumbers();
    }

    private boolean isForClasses() {
        return isAbove(score(2 * SURE, -SURE), score(-2 * SURE, SURE));
    }

    private boolean isForNumbers() {
        double mean = Arrays.stream(labels).average().orElse(0);
        double variance = Arrays.stream(labels)
                .map(label -> (label - mean) * (label - mean))
                .average()
                .orElse(0);
        double away = variance > 0 ? Math.sqrt(variance) : 1;
        return isAbove(score(1, 0), (score(1, away) + score(1, -away)) / 2);
    }

    /** Not where one of them is no number. */
    private static boolean isAbove(double right, double wrong) {
        return right - wrong > TOLD * (Math.abs(right) + Math.abs(wrong));
    }

    /** The sum of the scores of logits that are {@code factor} times the labels and a number. */
    private double score(double factor, double plus) {
        double[] logits =
                Arrays.stream(labels).map(label -> factor * label + plus).toArray();
        double[] scores = new double[batch.examples];
        loss.score(new LossInput(batch.examples, labels, logits, batch.weights), scores);
        return Arrays.stream(scores).sum();
    }
}
