package dev.descent.job;

import dev.descent.ml.network.ChosenEngine;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was asked for.
 *
 * @param submitted the body as it came
 * @param spec the same with every default and everything that follows from the data filled in; {@link JobSpec} reads it
 * @param data what was found in the data: examples, split sizes, class counts; empty while it is not here
 * @param engine what computes the network; null while the data is not here
 * @param parent where it begins; null for the beginning
 */
public record Submission(
        @Nullable String name,
        Map<String, String> tags,
        int priority,
        JsonNode submitted,
        JsonNode spec,
        JsonNode data,
        @Nullable ChosenEngine engine,
        @Nullable Parent parent) {
    /** The iteration that its own follow. */
    public long start() {
        return parent == null ? 0 : parent.iteration();
    }
}
