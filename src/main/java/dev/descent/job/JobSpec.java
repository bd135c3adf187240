package dev.descent.job;

import dev.descent.ml.data.DatasetSpec;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.train.TrainingSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job as submitted, and as resolved. */
public record JobSpec(
        @Nullable String name,
        Map<String, String> tags,
        DatasetSpec dataset,
        ModelSpec model,
        LossSpec loss,
        OptimizerSpec optimizer,
        TrainingSettings training,
        Integer priority) {}
