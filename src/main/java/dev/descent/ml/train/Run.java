package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.Checkpoints;

/**
 * What a trainer gets. Nothing of it is bound to this process: a plan is JSON, the others can be reached from another one.
 *
 * @param data that the plan was checked on
 * @param checkpoints where to go on from, and where to keep more
 * @param log of what happens, from the point on where it goes on
 */
public record Run(TrainingPlan plan, DataHandle data, Checkpoints checkpoints, TrainingLog log, StopSignal stop) {}
