package dev.descent.inference;

import dev.descent.ml.data.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a model came to on other examples.
 *
 * @param examples that were evaluated
 * @param metrics the trained loss and the task's metrics, as {@code validation} in an epoch's event
 * @param reported other losses, or null where none were asked for
 * @param intervals both ends of each metric's interval, by name; null where none was asked for
 * @param dataset with everything filled in
 * @param checkpoint whose weights were evaluated; null for the model that the job left at its end
 * @param warnings what a person should know of how the data was read and what of it the model does not know
 */
record EvaluateAnswer(
        int examples,
        Part part,
        JsonNode metrics,
        @Nullable JsonNode reported,
        @Nullable JsonNode intervals,
        JsonNode dataset,
        @Nullable UsedCheckpoint checkpoint,
        List<String> warnings) {}
