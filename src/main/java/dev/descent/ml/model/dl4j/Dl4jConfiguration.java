package dev.descent.ml.model.dl4j;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A configuration as DL4J writes it ({@code toJson}), of a ComputationGraph or a MultiLayerNetwork. It names no class
 * that is not on the list, and nothing in it that would change training beside the job's own settings.
 */
public record Dl4jConfiguration(JsonNode json) implements JsonForm {

    public static Dl4jConfiguration fromJson(JsonNode node) {
        if (!node.isObject() || node.has("vertices") == node.has("confs")) {
            throw new InvalidSpec(
                    "",
                    "must be the JSON of a ComputationGraph (with vertices) or of a MultiLayerNetwork (with confs)");
        }
        Faults faults = new Faults();
        new NamedClasses(faults).check(node, "", 0);
        faults.raise();
        Settings.check(node, faults);
        faults.raise();
        return new Dl4jConfiguration(node);
    }

    @Override
    public JsonNode toJson() {
        return json;
    }

    /** As a graph, whichever it was, with nothing of its own for loss, updater and counters. */
    ObjectNode graph() {
        return Neutral.graph((ObjectNode) json);
    }
}
