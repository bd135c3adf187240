package dev.descent.ml.data;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a part comes from: a share of the data, or data of its own.
 *
 * @param share of the examples, from 0 to below 1; 0 where it has data of its own
 * @param own where that is; null where it is a share
 */
public record PartSource(double share, @Nullable DataReference own) implements JsonForm {
    private static final Parameter<Double> SHARE =
            Parameter.number("").atLeast(0).below(1);

    static PartSource share(double share) {
        return new PartSource(share, null);
    }

    /**
     * A number, or an object with {@code uri} and {@code sha256}.
     *
     * @throws InvalidSpec with what is wrong with it
     */
    public static PartSource fromJson(JsonNode node) {
        if (node.isObject()) {
            return new PartSource(0, SpecReader.read(node, DataReference.class));
        } else if (!node.isNumber()) {
            throw new InvalidSpec("", "must be a share of the examples, or an object with a uri");
        }
        return share(SHARE.of(SpecReader.read(node, Double.class)));
    }

    @Override
    public JsonNode toJson() {
        return SpecWriter.write(own == null ? (Object) share : own);
    }
}
