package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.JsonNumber;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often numbers lie in the intervals that are predicted for them, and how wide these are in the target's own unit, each the mean over
 * the outputs.
 */
public final class Coverage {
    public static final List<String> NAMES = List.of("coverage", "interval_width");

    private final int outputs;
    private final TargetScaling scaling;
    private long within;
    private double width;
    private long count;

    public Coverage(Target target, TargetScaling scaling) {
        this.outputs = target.outputs();
        this.scaling = scaling;
    }

    /**
     * Counts examples in.
     *
     * @param labels [examples, outputs]
     * @param ends of the intervals, [examples, outputs, 2]
     */
    public void add(int examples, double[] labels, double[] ends, Weights weights) {
        for (int i = 0; i < examples * outputs; i++) {
            if (weights.isValid(i / outputs)) {
                within += labels[i] >= ends[2 * i] && labels[i] <= ends[2 * i + 1] ? 1 : 0;
                width += (ends[2 * i + 1] - ends[2 * i]) * scaling.deviation().get(i % outputs);
                count++;
            }
        }
    }

    public void put(ObjectNode into) {
        into.set("coverage", JsonNumber.of((double) within / Math.max(1, count)));
        into.set("interval_width", JsonNumber.of(width / Math.max(1, count)));
    }
}
