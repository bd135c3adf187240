package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.loss.Custom;
import dev.descent.ml.loss.FlatLoss;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import java.util.List;

/** Tries a plan's loss on some of its labels: one that a person put together may have no gradient. */
final class FlatPlan {
    private static final int MOST_EXAMPLES = 16;
    private static final int MOST_NUMBERS = 500_000;

    private FlatPlan() {}

    /** @param plan with everything filled in */
    static List<String> warnings(TrainingPlan plan, TrainingData data) {
        boolean isComposed =
                plan.loss() instanceof Custom || !plan.loss().inner().isEmpty();
        return isComposed && isFlat(plan.lossFunction(data.target()), data)
                ? List.of(
                        "loss: its gradient is exactly 0 whatever the outputs, as tried with labels of the training part:"
                                + " nothing will be learned from it (are there terms that cancel, a factor or weights of 0, or"
                                + " bounds that cut all of it off?)")
                : List.of();
    }

    private static boolean isFlat(LossFunction loss, TrainingData data) {
        Examples part = data.training();
        int each = loss.shape().positions() * loss.shape().labels();
        int size = Math.min(part.size(), Math.max(1, Math.min(MOST_EXAMPLES, MOST_NUMBERS / each)));
        float[] features = new float[data.input().size()];
        float[] read = new float[size * each];
        Weights weights = part.weighing().allocate(size, loss.shape().positions());
        for (int i = 0; i < size; i++) {
            int index = (int) ((long) i * part.size() / size);
            part.read(index, features, 0, read, i * each);
            part.weigh(index, weights, i);
        }
        double[] labels = new double[read.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = read[i];
        }
        double[] logits =
                new double[size * loss.shape().positions() * loss.shape().outputs()];
        return FlatLoss.is(loss, new LossInput(size, labels, logits, weights));
    }
}
