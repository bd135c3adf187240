package dev.descent.ml.train;

import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.optimizer.OptimizerSpec;

/** What to train and how, resolved: everything a trainer needs besides the data. Can be written as JSON and read back. */
public record TrainingPlan(ModelSpec model, LossSpec loss, OptimizerSpec optimizer, TrainingSettings training) {}
