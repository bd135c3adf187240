package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.metric.Coverage;
import dev.descent.ml.train.metric.MetricName;
import dev.descent.ml.train.metric.TaskMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What epochs are compared by.
 *
 * @param metric by its name in {@link EpochSummary#values}
 * @param higher whether higher is better
 */
record Monitor(String metric, boolean higher) {
    /**
     * The metric of early stopping, or the loss.
     *
     * @param validated whether there is a validation part
     */
    static Monitor of(TrainingSettings settings, boolean validated) {
        EarlyStopping asked = settings.earlyStopping();
        String byDefault = validated ? MetricName.validation("loss") : "loss";
        String metric = asked == null || asked.metric() == null ? byDefault : asked.metric();
        EarlyStopping.@Nullable Mode mode = asked == null ? null : asked.mode();
        boolean higher = mode == null ? new MetricName(metric).isHigherBetter() : mode == EarlyStopping.Mode.MAX;
        return new Monitor(metric, higher);
    }

    /** What every epoch of a plan is measured by. */
    static List<String> known(TrainingPlan plan, TrainingData data) {
        List<String> known = new ArrayList<>(List.of("loss", "average_loss"));
        if (data.validation().size() > 0) {
            known.add(MetricName.validation("loss"));
            terms(plan, data).forEach(name -> known.add(MetricName.validation(name)));
            TaskMetrics.names(data.target(), data.validation().size())
                    .forEach(name -> known.add(MetricName.validation(name)));
            if (plan.loss().activations(data.target()).size() > 0
                    && plan.loss().readout(data.target()).hasIntervals()) {
                Coverage.NAMES.forEach(name -> known.add(MetricName.validation(name)));
            }
            plan.reported().keySet().forEach(name -> known.add(MetricName.reported(name)));
        }
        return known;
    }

    /** Of a loss that is made of others; what does not fit it is told elsewhere. */
    private static Set<String> terms(TrainingPlan plan, TrainingData data) {
        try {
            LossSpec loss = plan.loss().resolve(data.target(), data.counts());
            return loss.faults(data.target()).isEmpty()
                    ? plan.with(loss).lossFunction(data.target()).parts().keySet()
                    : Set.of();
        } catch (InvalidSpec unfit) {
            return Set.of();
        }
    }

    /** Whether a value improves on another by more than {@code delta}. */
    boolean isBetter(double value, double than, double delta) {
        return higher ? value > than + delta : value < than - delta;
    }
}
