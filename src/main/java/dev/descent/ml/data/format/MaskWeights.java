package dev.descent.ml.data.format;

import dev.descent.ml.data.image.ObjectBorders;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the pixels of masks weigh in a loss: one of the two.
 *
 * @param folder of grey images, one for each mask
 * @param border computed from the masks
 */
public record MaskWeights(@Nullable String folder, @Nullable ObjectBorders border) implements JsonForm {
    static final String TYPE = "name of a folder, or {\"border\": {\"w0\", \"sigma\"}}";

    public static MaskWeights fromJson(JsonNode node) {
        if (node.isString() && !node.stringValue().isBlank()) {
            return new MaskWeights(node.stringValue(), null);
        }
        if (!node.isObject() || node.size() != 1 || !node.path("border").isObject()) {
            throw new InvalidSpec("", "must be the name of a folder, or {\"border\": {\"w0\": 10, \"sigma\": 5}}");
        }
        Faults faults = new Faults();
        ObjectBorders border = faults.collect("border", () -> SpecReader.read(node.get("border"), ObjectBorders.class));
        faults.raise();
        return new MaskWeights(null, border);
    }

    @Override
    public JsonNode toJson() {
        return folder != null
                ? JsonNodeFactory.instance.stringNode(folder)
                : JsonNodeFactory.instance.objectNode().set("border", SpecWriter.write(border));
    }
}
