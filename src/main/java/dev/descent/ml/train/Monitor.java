package dev.descent.ml.train;

import dev.descent.ml.train.metric.TaskMetrics;
import org.jspecify.annotations.Nullable;

/**
 * What epochs are compared by.
 *
 * @param metric by its name in {@link EpochSummary#values}
 * @param higher whether higher is better
 */
record Monitor(String metric, boolean higher) {
    private static final String VALIDATION = "validation_";

    /**
     * The metric of early stopping, or the loss.
     *
     * @param validated whether there is a validation part
     */
    static Monitor of(TrainingSettings settings, boolean validated) {
        EarlyStopping asked = settings.earlyStopping();
        String byDefault = validated ? VALIDATION + "loss" : "loss";
        String metric = asked == null || asked.metric() == null ? byDefault : asked.metric();
        EarlyStopping.@Nullable Mode mode = asked == null ? null : asked.mode();
        boolean higher = mode == null ? isHigherBetter(metric) : mode == EarlyStopping.Mode.MAX;
        return new Monitor(metric, higher);
    }

    private static boolean isHigherBetter(String metric) {
        return metric.startsWith(VALIDATION) && TaskMetrics.isHigherBetter(metric.substring(VALIDATION.length()));
    }

    /** Whether a value improves on another by more than {@code delta}. */
    boolean isBetter(double value, double than, double delta) {
        return higher ? value > than + delta : value < than - delta;
    }
}
