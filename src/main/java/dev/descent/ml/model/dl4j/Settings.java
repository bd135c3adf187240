package dev.descent.ml.model.dl4j;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Refuses, by name, what would change training beside the job's own settings, or what no network here can be. */
final class Settings {
    private static final String OPTIMIZER = "must be empty: the job's optimizer has weight_decay, l1 and l2";

    /** What a setting must be, by its name; null, and an empty list, are as good as not there. */
    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("regularization", new Rule("[]", OPTIMIZER)),
            Map.entry("regularizationBias", new Rule("[]", OPTIMIZER)),
            Map.entry("constraints", new Rule("[]", "must be empty: constraints on weights are not applied here")),
            Map.entry("weightNoise", new Rule("null", "must be null: noise on weights is not applied here")),
            Map.entry("biasUpdater", new Rule("null", "must be null: the job has one optimizer")),
            Map.entry("gradientNormalization", new Rule("\"None\"", "must be None: the job's optimizer has clip")),
            Map.entry("backpropType", new Rule("\"Standard\"", "must be Standard: examples are whole here")),
            Map.entry("dataType", new Rule("\"FLOAT\"", "must be FLOAT")),
            Map.entry("cnn2dDataFormat", new Rule("\"NCHW\"", "must be NCHW: images have their channels first")),
            Map.entry("cnn2DFormat", new Rule("\"NCHW\"", "must be NCHW: images have their channels first")),
            Map.entry("pschedule", new Rule("null", "must be null: the rate of dropout is constant here")),
            Map.entry("stepFunction", new Rule("null", "must be null")));

    private Settings() {}

    private record Rule(String value, String message) {}

    static void check(JsonNode node, Faults faults) {
        walk(node, "", faults);
        if (node.has("vertices")) {
            one(node, "networkInputs", faults);
            one(node, "networkOutputs", faults);
        }
    }

    private static void one(JsonNode graph, String name, Faults faults) {
        faults.check(graph.path(name).size() == 1, name, "must have one entry");
    }

    private static void walk(JsonNode node, String path, Faults faults) {
        node.properties().forEach(property -> {
            String at = Violation.join(path, property.getKey());
            JsonNode value = property.getValue();
            Rule rule = RULES.get(property.getKey());
            boolean absent = value.isNull() || (value.isArray() && value.isEmpty());
            faults.check(
                    rule == null || absent || value.toString().equals(rule.value),
                    at,
                    rule == null ? "" : rule.message);
            if (property.getKey().equals("p") && value.isNumber()) {
                faults.check(
                        value.doubleValue() > 0 && value.doubleValue() <= 1,
                        at,
                        "is the share that dropout keeps: must be above 0 and at most 1, was " + value);
            }
            walk(value, at, faults);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), path + "[" + i + "]", faults);
        }
    }
}
