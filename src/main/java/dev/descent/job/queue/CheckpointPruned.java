package dev.descent.job.queue;

/** The checkpoint to begin from was removed since it was found: the other job has newer ones, or was deleted. */
public final class CheckpointPruned extends RuntimeException {
    private static final long serialVersionUID = 1;

    CheckpointPruned() {
        super("the checkpoint to begin from was removed", null, false, false);
    }
}
