package dev.descent.inference;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The validation samples with the highest loss, the worst first.
 *
 * @param epoch whose validation pass it was
 * @param validationExamples in all
 */
record WorstAnswer(List<JsonNode> data, boolean hasMore, int epoch, int validationExamples) {

    /** @param file that the run left */
    static WorstAnswer read(Path file, int limit) {
        JsonNode report = JsonMapper.shared().readTree(file);
        List<JsonNode> samples =
                report.get("samples").valueStream().limit(limit).toList();
        return new WorstAnswer(
                samples,
                report.get("samples").size() > limit,
                report.get("epoch").intValue(),
                report.get("validation_examples").intValue());
    }
}
