package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;

/** Trains a network to the plan's end, or until told to stop: on this thread, or on other machines. */
public interface Trainer {

    /**
     * Runs the plan, from the newest checkpoint on where there is one.
     *
     * @return the trained model, and whether the run came to its end
     * @throws TrainingFailed where the run cannot go on, with the iteration and a reason a user can act on
     */
    TrainingResult train(Run run);

    /** What the files of a result take, in bytes, by estimate. */
    default long resultBytes(TrainingPlan plan, TrainingData data) {
        return 0;
    }
}
