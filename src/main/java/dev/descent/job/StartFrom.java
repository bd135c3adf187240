package dev.descent.job;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A point of another job to begin from.
 *
 * @param job its id
 * @param checkpoint {@code "best"}, {@code "last"} or the number of an epoch
 */
public record StartFrom(String job, JsonNode checkpoint) {
    private static final Parameter<String> JOB = Parameter.<String>of("job", "string")
            .required()
            .must("must be the id of a job", StartFrom::isId)
            .says("The job whose weights to begin with.");
    private static final Parameter<JsonNode> CHECKPOINT = Parameter.<JsonNode>of("checkpoint", "string or integer")
            .must("must be best, last or the number of an epoch", StartFrom::isChoice)
            .orElse(JsonNodeFactory.instance.stringNode("last"))
            .says("best, last, or an epoch at whose end it has a checkpoint.");

    public StartFrom {
        Faults faults = new Faults();
        job = JOB.of(job, faults);
        checkpoint = CHECKPOINT.of(checkpoint, faults);
        faults.raise();
    }

    public UUID id() {
        return UUID.fromString(job);
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isChoice(JsonNode choice) {
        return choice.isString()
                ? choice.stringValue().equals("best") || choice.stringValue().equals("last")
                : choice.isIntegralNumber() && choice.canConvertToInt() && choice.intValue() > 0;
    }
}
