package dev.descent.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The validation samples with the highest loss, the worst first.
 *
 * @param epoch whose validation pass it was, or within which the checkpoint is
 * @param validationExamples in all
 * @param checkpoint by whose weights they are the worst; null for what the run left at its end
 * @param warnings why it is not the newest
 */
record WorstAnswer(
        List<JsonNode> data,
        boolean hasMore,
        int epoch,
        int validationExamples,
        @Nullable UsedCheckpoint checkpoint,
        List<String> warnings) {

    /** @param report as {@code worst.json} */
    static WorstAnswer of(JsonNode report, @Nullable UsedCheckpoint checkpoint, List<String> warnings) {
        return new WorstAnswer(
                report.get("samples").valueStream().toList(),
                false,
                report.get("epoch").intValue(),
                report.get("validation_examples").intValue(),
                checkpoint,
                warnings);
    }

    WorstAnswer limited(int limit) {
        List<JsonNode> first = data.stream().limit(limit).toList();
        return new WorstAnswer(first, data.size() > limit, epoch, validationExamples, checkpoint, warnings);
    }
}
