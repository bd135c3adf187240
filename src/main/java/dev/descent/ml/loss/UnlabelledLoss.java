package dev.descent.ml.loss;

import java.util.Arrays;

/** Finds a loss in whose gradient labels have no part, such as a penalty that stands alone: it cannot teach what is asked. */
final class UnlabelledLoss {
    static final String WARNING =
            "its gradient is the same whatever the labels are: it cannot teach what is asked. A penalty on outputs goes"
                    + " beside a loss that compares them with the labels (y)";

    private UnlabelledLoss() {}

    /**
     * Whether each example has the same gradient by the labels of the next, also at outputs that lie between the two: far
     * from both, an absolute error has one slope for all labels. Not told where there is none, where all labels are the
     * same, and of outputs that are not one for each label.
     */
    static boolean is(LossFunction loss, LossInput batch) {
        int each = loss.shape().positions() * loss.shape().labels();
        double[] own = Arrays.copyOf(batch.labels, each * batch.examples);
        double[] others = next(own, each);
        DrawnLogits logits = new DrawnLogits(loss, batch);
        LossInput between = logits.between();
        return between != null
                && !Arrays.equals(others, own)
                && isSame(loss, logits.next(1), others)
                && isSame(loss, between, others);
    }

    private static boolean isSame(LossFunction loss, LossInput drawn, double[] others) {
        double[] gradient = gradient(loss, drawn);
        return Arrays.stream(gradient).anyMatch(slope -> slope != 0)
                && Arrays.equals(
                        gradient, gradient(loss, new LossInput(drawn.examples, others, drawn.logits, drawn.weights)));
    }

    private static double[] next(double[] labels, int each) {
        double[] next = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            next[i] = labels[(i + each) % labels.length];
        }
        return next;
    }

    private static double[] gradient(LossFunction loss, LossInput batch) {
        double[] gradient = new double[batch.logits.length];
        loss.evaluate(batch, new double[batch.examples], gradient);
        return gradient;
    }
}
