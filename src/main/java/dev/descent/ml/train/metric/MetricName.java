package dev.descent.ml.train.metric;

import dev.descent.ml.data.shape.Target;
import java.util.Set;

/**
 * What an epoch, or a model, is measured by: {@code loss} and {@code average_loss} of the training, {@code validation_} and the loss or a
 * metric of the task, {@code reported_} and a loss that is only reported.
 *
 * @param full with its prefix
 */
public record MetricName(String full) {
    private static final String VALIDATION = "validation_";
    private static final String REPORTED = "reported_";
    private static final String LOSS = "loss";
    /** Of a batch, of an epoch, over the epochs so far, and of the validation part. */
    private static final Set<String> TRAINED = Set.of(LOSS, "epoch_loss", "average_loss", validation(LOSS));

    /** How the values of two models on the same examples are compared. */
    public enum Pairing {
        /** Each example is right or wrong. */
        RIGHT_OR_WRONG,
        /** It is the mean of one value for each example. */
        MEAN,
        /** It is of all examples together. */
        POOLED
    }

    public static String validation(String own) {
        return VALIDATION + own;
    }

    public static String reported(String loss) {
        return REPORTED + loss;
    }

    /** Whether it is measured on the validation part, and so of any model. */
    public boolean isOfExamples() {
        return isReported() || full.startsWith(VALIDATION);
    }

    /** Whether it is a loss besides the one that is trained. */
    public boolean isReported() {
        return full.startsWith(REPORTED);
    }

    /** Whether it is the loss that is trained, or a term of it, whose name follows behind a dot. */
    public boolean isOfTrainedLoss() {
        return TRAINED.contains(full.split("\\.", 2)[0]);
    }

    /** Whether it is the loss of anything. */
    public boolean isLoss() {
        return !full.startsWith(VALIDATION) || own().equals(LOSS);
    }

    /** Without its prefix. */
    public String own() {
        return isReported()
                ? full.substring(REPORTED.length())
                : full.startsWith(VALIDATION) ? full.substring(VALIDATION.length()) : full;
    }

    public boolean isHigherBetter() {
        return !isLoss() && TaskMetrics.isHigherBetter(own());
    }

    public Pairing pairing(Target.Task task) {
        return isLoss() ? Pairing.MEAN : TaskMetrics.pairing(own(), task);
    }

    /** Whether it is between 0 and 1. */
    public boolean isShare(Target.Task task) {
        return isHigherBetter() && task != Target.Task.REGRESSION && task != Target.Task.IMAGE_TO_IMAGE;
    }
}
