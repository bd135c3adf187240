package dev.descent.ml.train.shard;

import java.util.List;

/**
 * What a worker's own iterations came to.
 *
 * @param steps by iteration; the last one is the first whose numbers were not finite, if there is such
 * @param change of parameters and optimizer state, by {@link FloatBytes#difference}
 * @param spoilt the gradient of the iteration whose numbers were not finite, by {@link FloatBytes}; empty where there is none
 * @param nanos that computing took, without packing
 */
@SuppressWarnings("ArrayRecordComponent") // as large as the model
public record StepsAnswer(List<WorkerStep> steps, byte[] change, byte[] spoilt, long nanos) implements WorkerAnswer {
    public StepsAnswer {
        steps = List.copyOf(steps);
    }

    /** Iterations from which something could be learned. */
    public int finite() {
        return spoilt.length > 0 ? steps.size() - 1 : steps.size();
    }

    /** Examples of all iterations that count. */
    public int counted() {
        return steps.stream().mapToInt(step -> step.sums().counted()).sum();
    }

    @Override
    public int examples() {
        return steps.stream().mapToInt(step -> step.scores().length).sum();
    }

    @Override
    public int bytes() {
        return change.length;
    }
}
