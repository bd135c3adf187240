package dev.descent.ml.train.remote;

import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.train.TrainingPlan;

/**
 * What a driver is told of its run.
 *
 * @param optimizerStart the iteration after which the optimizer began with nothing
 * @param master of the cluster
 * @param executorMemory of each executor's heap, as the cluster writes it
 */
public record RunTask(TrainingPlan plan, LocalData data, Long optimizerStart, String master, String executorMemory) {}
