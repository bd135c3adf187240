package dev.descent.catalog;

import dev.descent.ml.spec.About;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing to choose.
 *
 * @param type its name in a job
 * @param aliases other names that are understood
 * @param example a value as it would be posted
 */
record Entry(
        String type,
        List<String> aliases,
        String summary,
        String formula,
        String category,
        String useWhen,
        String avoidWhen,
        List<ParameterEntry> parameters,
        JsonNode example) {
    private static final JsonMapper JSON = new JsonMapper();

    static Entry of(About about) {
        return new Entry(
                about.type(),
                about.aliases(),
                about.summary(),
                about.formula(),
                about.category(),
                about.useWhen(),
                about.avoidWhen(),
                about.parameters().stream().map(ParameterEntry::of).toList(),
                JSON.readTree(about.example()));
    }
}
