package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.loss.Custom;
import dev.descent.ml.loss.DoubtfulLoss;
import dev.descent.ml.loss.FlatLoss;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.loss.UndefinedLoss;
import java.util.List;

/**
 * Tries a plan's loss on some of its labels: one that a person put together may have no gradient, no value, or the wrong
 * sign.
 */
final class LossTrial {
    private static final int MOST_EXAMPLES = 1000;
    private static final int MOST_FEATURES = 5_000_000;

    /** Tried in well under a second by the slowest losses of images. */
    private static final int USUAL_LABELS = 100_000;

    /** For so few examples that a single one without a foreground would decide. */
    private static final int MOST_LABELS = 500_000;

    private static final int FEW_EXAMPLES = 4;

    private LossTrial() {}

    /** @param plan with everything filled in */
    static List<String> warnings(TrainingPlan plan, TrainingData data) {
        boolean isComposed =
                plan.loss() instanceof Custom || !plan.loss().inner().isEmpty();
        if (!isComposed) {
            return List.of();
        }
        LossFunction loss = plan.lossFunction(data.target());
        LossInput batch = batch(loss, data);
        int undefined = UndefinedLoss.count(loss, batch);
        if (undefined > 0) {
            return List.of(
                    ("loss: its score or its gradient is not finite for %d of %d training examples that were tried, by"
                                    + " outputs like those of a network that begins. Is there a log of 0, a division by 0, or a root of"
                                    + " less than 0? where(y > 0, ..., 0) keeps labels of 0 out of a term")
                            .formatted(undefined, batch.examples()));
        } else if (FlatLoss.is(loss, batch)) {
            return List.of(
                    "loss: its gradient is exactly 0 whatever the outputs, as tried with labels of the training part:"
                            + " nothing will be learned from it (are there terms that cancel, a factor or weights of 0, or"
                            + " bounds that cut all of it off?)");
        }
        return DoubtfulLoss.complaint(loss, batch, data.target().isCategorical()).stream()
                .map(complaint -> "loss: " + complaint)
                .toList();
    }

    private static LossInput batch(LossFunction loss, TrainingData data) {
        Examples part = data.training();
        int each = loss.shape().positions() * loss.shape().labels();
        int size = Math.min(part.size(), most(each, data.input().size()));
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
        return new LossInput(size, labels, logits, weights);
    }

    private static int most(int labels, int features) {
        int byLabels = Math.max(USUAL_LABELS / labels, Math.min(FEW_EXAMPLES, MOST_LABELS / labels));
        return Math.max(1, Math.min(MOST_EXAMPLES, Math.min(byLabels, MOST_FEATURES / features)));
    }
}
