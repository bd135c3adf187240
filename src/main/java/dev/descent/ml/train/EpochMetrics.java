package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.train.metric.MetricName;
import dev.descent.ml.train.metric.TaskMetrics;
import java.util.List;

/** The numbers that epochs are compared by, by the names that {@code early_stopping.metric} takes. */
public final class EpochMetrics {
    /** The first of them that a task has is what it is usually judged by. */
    private static final List<String> USUAL = List.of("iou", "f1", "rmse");

    private EpochMetrics() {}

    /** What every epoch of a plan is measured by. */
    public static List<String> known(TrainingPlan plan, TrainingData data) {
        return Monitor.known(plan, data);
    }

    /** What models of such data are usually judged by; the loss where there is no validation part. */
    public static String usual(TrainingData data) {
        List<String> names = TaskMetrics.names(data.target());
        return data.validation().size() == 0
                ? "loss"
                : USUAL.stream()
                        .filter(names::contains)
                        .findFirst()
                        .map(MetricName::validation)
                        .orElse(MetricName.validation("loss"));
    }

    /** Whether it is of the loss that a job trains, or of a term of it, so that only jobs of one loss compare by it. */
    public static boolean isOfTrainedLoss(String series) {
        return new MetricName(series).isOfTrainedLoss();
    }

    public static boolean isHigherBetter(String metric) {
        return new MetricName(metric).isHigherBetter();
    }
}
