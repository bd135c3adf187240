package dev.descent.job.admit;

import dev.descent.job.StartFrom;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.util.UUID;

/** Finds what jobs begin from. */
public interface StartPoints {
    /**
     * A checkpoint of another job.
     *
     * @param optimizer of the job that is to begin there
     * @param loss of the run that begins
     * @throws dev.descent.ml.spec.InvalidSpec where there is no such job or checkpoint, at paths from {@code from}
     */
    Start find(StartFrom from, OptimizerSpec optimizer, LossSpec loss);

    /** The copy that a job has of the checkpoint it begins from. */
    SavedCheckpoint heldBy(UUID job);
}
