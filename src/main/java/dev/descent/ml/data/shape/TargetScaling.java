package dev.descent.ml.data.shape;

import java.util.Collections;
import java.util.List;

/**
 * How regression targets were scaled for training: {@code scaled = (value − mean) / deviation}, per output. Learned on
 * the training split; metrics and predictions are given in the target's own unit.
 */
public record TargetScaling(List<Double> mean, List<Double> deviation) {

    public TargetScaling {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Labels as they are. */
    public static TargetScaling none(int outputs) {
        return new TargetScaling(Collections.nCopies(outputs, 0.0), Collections.nCopies(outputs, 1.0));
    }

    /** A scaled value in the target's own unit. */
    public double restore(int output, double scaled) {
        return scaled * deviation.get(output) + mean.get(output);
    }
}
