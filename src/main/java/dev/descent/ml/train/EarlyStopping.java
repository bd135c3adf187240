package dev.descent.ml.train;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import org.jspecify.annotations.Nullable;

/** Ends a run once a metric no longer improves. */
public record EarlyStopping(
        @Nullable String metric, @Nullable Mode mode, Integer patience, Double minDelta, Integer minEpochs) {
    static final Parameter<String> METRIC = Parameter.text("metric")
            .says(
                    "What must improve: validation_loss, validation_ and a metric of the task, loss, average_loss, or reported_ and a"
                            + " loss of report_losses. Not given, validation_loss; loss without a validation part.");
    private static final Parameter<Mode> MODE = Parameter.choice("mode", Mode.class)
            .says("Whether lower (min) or higher (max) is better. Not given, what the metric is known for.");
    private static final Parameter<Integer> PATIENCE = Parameter.integer("patience")
            .atLeast(1)
            .atMost(100_000)
            .orElse(5)
            .says("Epochs in a row without an improvement after which the run ends.");
    private static final Parameter<Double> MIN_DELTA =
            Parameter.number("min_delta").atLeast(0).orElse(0.0).says("An improvement is larger than this.");
    private static final Parameter<Integer> MIN_EPOCHS = Parameter.integer("min_epochs")
            .atLeast(1)
            .atMost(100_000)
            .orElse(1)
            .says("Epochs before which the run never ends by this.");

    /** Which values of a metric are better. */
    public enum Mode {
        MIN,
        MAX
    }

    public EarlyStopping {
        Faults faults = new Faults();
        metric = METRIC.of(metric, faults);
        mode = MODE.of(mode, faults);
        patience = PATIENCE.of(patience, faults);
        minDelta = MIN_DELTA.of(minDelta, faults);
        minEpochs = MIN_EPOCHS.of(minEpochs, faults);
        faults.raise();
    }

    /** The same with what followed from the data. */
    EarlyStopping resolved(Monitor monitor) {
        return new EarlyStopping(
                monitor.metric(), monitor.higher() ? Mode.MAX : Mode.MIN, patience, minDelta, minEpochs);
    }
}
