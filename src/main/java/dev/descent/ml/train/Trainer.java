package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;

/**
 * Trains a network to the plan's end, or until told to stop: on this thread, or (later) on other machines. What it gets is a plan that
 * can be written as JSON, data, a log and a stop signal.
 */
public interface Trainer {

    /**
     * Runs the plan.
     *
     * @return the trained model, and whether the run came to its end
     * @throws TrainingFailed where the run cannot go on, with the iteration and a reason a user can act on
     */
    TrainingResult train(TrainingPlan plan, TrainingData data, TrainingLog log, StopSignal stop);

    /** What the files of a result take, in bytes, by estimate. */
    default long resultBytes(TrainingPlan plan, TrainingData data) {
        return 0;
    }
}
