package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.job.JobSpec;
import dev.descent.ml.Families;
import dev.descent.ml.data.DatasetSpec;
import dev.descent.ml.data.Split;
import dev.descent.ml.data.image.ObjectBorders;
import dev.descent.ml.optimizer.Clip;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract says of every object what is in it, and of every default what the records say. */
class TypedSchemasTest {
    private static final Contract CONTRACT = Contract.shipped();
    /** DL4J's own JSON, and the data of an event, which its kind tells. */
    private static final List<String> OPEN = List.of("/schemas/Dl4jConfiguration", "/schemas/Event/properties/data");

    /** Of which others are made, which are closed. */
    private static final List<String> PARTS = List.of("/Epoch", "/JobState");

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(
                        "JobSpec", JobSpec.class, "{'dataset': {'uri': 'sample:sine'}, 'model': 'mlp', 'loss': 'mse'}"),
                Arguments.of("Dataset", DatasetSpec.class, "{'uri': 'sample:sine'}"),
                Arguments.of("Split", Split.class, "{}"),
                Arguments.of("Training", TrainingSettings.class, "{}"),
                Arguments.of("Clip", Clip.class, "{}"),
                Arguments.of("ObjectBorders", ObjectBorders.class, "{}"));
    }

    @Test
    void everyObjectSaysWhatIsInIt() {
        List<String> untyped = new ArrayList<>();
        walk("", CONTRACT.document().get("components"), (path, schema) -> {
            boolean says = Stream.of("properties", "additionalProperties", "maxProperties")
                    .anyMatch(schema::has);
            if (isType(schema, "object")
                    && !isType(schema, "array")
                    && !says
                    && OPEN.stream().noneMatch(path::equals)) {
                untyped.add(path);
            }
        });

        assertThat(untyped).isEmpty();
    }

    @Test
    void everyListSaysWhatIsInIt() {
        List<String> untyped = new ArrayList<>();
        walk("", CONTRACT.document().get("components"), (path, schema) -> {
            if (isType(schema, "array") && !isType(schema, "object") && !schema.has("items")) {
                untyped.add(path);
            }
        });

        assertThat(untyped).isEmpty();
    }

    @Test
    void objectsOfNamedMembersHaveNoOthers() {
        List<String> loose = new ArrayList<>();
        walk("", CONTRACT.document().get("components").get("schemas"), (path, schema) -> {
            boolean closed = schema.has("additionalProperties") || schema.has("unevaluatedProperties");
            if (isType(schema, "object") && schema.has("properties") && !closed && PARTS.stream().noneMatch(path::equals)) {
                loose.add(path);
            }
        });

        assertThat(loose).isEmpty();
    }

    @Test
    void whatHasADefaultMayBeNull() {
        List<String> strict = new ArrayList<>();
        walk("", CONTRACT.document().get("components").get("schemas"), (path, schema) -> {
            JsonNode byDefault = schema.get("default");
            if (byDefault != null
                    && path.matches(".*/properties/[a-z0-9_]+")
                    && (schema.has("type") || schema.has("oneOf"))) {
                if (!CONTRACT.faults(schema, Families.json("null")).isEmpty()) {
                    strict.add(path);
                }
                assertThat(CONTRACT.faults(schema, byDefault))
                        .as("default of %s", path)
                        .isEmpty();
            }
        });

        assertThat(strict).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void defaultIsWhatLeavingOutMeans(String name, Class<?> type, String least) {
        JsonNode given = Families.json(least.replace('\'', '"'));
        Object byDefault = SpecReader.read(given, type);

        CONTRACT.schema(name)
                .get("properties")
                .propertyStream()
                .filter(member -> member.getValue().has("default"))
                .forEach(member -> {
                    ObjectNode said = (ObjectNode) given.deepCopy();
                    said.set(member.getKey(), member.getValue().get("default"));
                    assertThat(SpecReader.read(said, type)).as(member.getKey()).isEqualTo(byDefault);
                });
    }

    private static boolean isType(JsonNode schema, String name) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream().anyMatch(one -> one.stringValue().equals(name))
                : name.equals(type.stringValue(""));
    }

    /** Visits every object of the document, but for examples and defaults. */
    private static void walk(String path, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(path, node);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!List.of("default", "example", "examples", "const").contains(member.getKey())) {
                walk(path + "/" + member.getKey(), member.getValue(), visitor);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(path + "/" + i, node.get(i), visitor);
        }
    }
}
