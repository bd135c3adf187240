package dev.descent.inference;

import dev.descent.ml.train.TrainedModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loaded model and where it came from.
 *
 * @param checkpoint that it is of; null for the model that the job left at its end
 * @param warnings why it is not the newest
 */
record AnsweringModel(TrainedModel model, @Nullable UsedCheckpoint checkpoint, List<String> warnings) {}
