package dev.descent.job.admit;

import dev.descent.job.KeptCheckpoint;
import dev.descent.job.Parent;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;

/**
 * A point of another job that a job begins from.
 *
 * @param kept in the other job
 * @param saved what it says of itself; its numbers may be gone
 */
public record Start(Parent parent, KeptCheckpoint kept, SavedCheckpoint saved) {}
