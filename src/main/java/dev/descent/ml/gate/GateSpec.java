package dev.descent.ml.gate;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the model of a job must hold: at least or at most a number, or no worse than another job's model.
 *
 * @param min what the metric must reach
 * @param max what it must not exceed
 * @param noWorseThan whose model it is compared with, on the same examples
 * @param margin by how much it may be worse, in the metric's unit
 * @param confidence with which it must be shown that it is not worse by more
 */
public record GateSpec(
        String metric,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Baseline noWorseThan,
        @Nullable Double margin,
        @Nullable Double confidence) {
    private static final double USUAL_CONFIDENCE = 0.95;

    private static final Parameter<String> METRIC = Parameter.text("metric")
            .required()
            .says("As the job reports it: validation_accuracy, validation_loss, reported_mse.");
    private static final Parameter<Double> MIN = Parameter.number("min").says("What it must reach.");
    private static final Parameter<Double> MAX = Parameter.number("max").says("What it must not exceed.");
    private static final Parameter<Baseline> NO_WORSE_THAN = Parameter.<Baseline>of("no_worse_than", "object")
            .says("{\"job\": id}, or {\"tag\": \"branch:main\"} for the newest job of that tag that succeeded.");
    private static final Parameter<Double> MARGIN = Parameter.number("margin")
            .atLeast(0)
            .says("By how much it may be worse than the other, in the metric's unit.");
    private static final Parameter<Double> CONFIDENCE = Parameter.number("confidence")
            .atLeast(0.5)
            .below(1)
            .says("With which that must be shown; 0.95 where it is not given.");

    public GateSpec {
        Faults faults = new Faults();
        metric = METRIC.of(metric, faults);
        min = MIN.of(min, faults);
        max = MAX.of(max, faults);
        noWorseThan = NO_WORSE_THAN.of(noWorseThan, faults);
        margin = MARGIN.of(margin, faults);
        confidence = CONFIDENCE.of(confidence, faults);
        long asked = Stream.of(min, max, noWorseThan).filter(Objects::nonNull).count();
        faults.check(asked == 1, "", "must have one of min, max and no_worse_than");
        if (asked > 0) {
            checkComparison(noWorseThan, margin, confidence, faults);
        }
        faults.raise();
        confidence = noWorseThan != null && confidence == null ? (Double) USUAL_CONFIDENCE : confidence;
    }

    private static void checkComparison(
            @Nullable Baseline noWorseThan, @Nullable Double margin, @Nullable Double confidence, Faults faults) {
        if (noWorseThan != null) {
            faults.check(margin != null, "margin", "is required with no_worse_than: how much worse is still as good");
        } else {
            faults.check(margin == null, "margin", "goes with no_worse_than only");
            faults.check(confidence == null, "confidence", "goes with no_worse_than only");
        }
    }

    /** Whether it needs another model. */
    public boolean isComparison() {
        return noWorseThan != null;
    }
}
