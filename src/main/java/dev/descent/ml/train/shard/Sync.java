package dev.descent.ml.train.shard;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Scalars;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How often the workers of a cluster meet; in JSON {@code "step"} for after each iteration, else {@code {"every": 50}}.
 *
 * @param every so many iterations; 1 for the mathematics of one machine
 */
public record Sync(int every) implements JsonForm {
    private static final String WORD = "step";
    private static final Parameter<Integer> EVERY =
            Parameter.integer("every").atLeast(1).atMost(10_000).required();

    /** After each iteration. */
    public static final Sync STEP = new Sync(1);

    public Sync {
        EVERY.of(every);
    }

    static Sync fromJson(JsonNode node) {
        if (node.isString() && node.stringValue().equals(WORD)) {
            return STEP;
        } else if (!node.isObject()) {
            throw new InvalidSpec("", "must be \"step\" or {\"every\": iterations}, was " + Scalars.shown(node));
        }
        Faults faults = new Faults();
        node.propertyNames().stream()
                .filter(name -> !name.equals(EVERY.name()))
                .forEach(name -> faults.add(name, "is not known here"));
        JsonNode every = node.path(EVERY.name());
        faults.check(every.isIntegralNumber() && every.canConvertToInt(), EVERY.name(), "must be an integer");
        faults.raise();
        return new Sync(every.intValue());
    }

    /** Whether the workers meet after each iteration. */
    public boolean isStep() {
        return every == 1;
    }

    @Override
    public JsonNode toJson() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return isStep() ? json.stringNode(WORD) : json.objectNode().put(EVERY.name(), every);
    }
}
