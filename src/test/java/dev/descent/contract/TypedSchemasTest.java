package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.job.JobSpec;
import dev.descent.ml.Families;
import dev.descent.ml.data.Split;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.image.ObjectBorders;
import dev.descent.ml.optimizer.Clip;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.CheckpointSettings;
import dev.descent.ml.train.EarlyStopping;
import dev.descent.ml.train.TrainingSettings;
import dev.descent.ml.train.shard.ClusterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
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
    private static final List<String> OPEN = List.of("/Event/properties/data", "/Dl4jConfiguration");

    /** Of which others are made, which are closed. */
    private static final List<String> PARTS = List.of("/GateTerms", "/JobState", "/Epoch");

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("JobSpec", JobSpec.class, "{'dataset': {'uri': 'sample:sine'}, 'model': 'mlp'}"),
                Arguments.of("Dataset", DatasetSpec.class, "{'uri': 'sample:sine'}"),
                Arguments.of("Split", Split.class, "{}"),
                Arguments.of("Training", TrainingSettings.class, "{}"),
                Arguments.of("ClusterSettings", ClusterSettings.class, "{'type': 'spark'}"),
                Arguments.of("EarlyStopping", EarlyStopping.class, "{}"),
                Arguments.of("CheckpointSettings", CheckpointSettings.class, "{}"),
                Arguments.of("Clip", Clip.class, "{}"),
                Arguments.of("ObjectBorders", ObjectBorders.class, "{}"));
    }

    @Test
    void everyObjectSaysWhatIsInIt() {
        assertThat(places((path, schema) -> isType(schema, "object")
                        && !isType(schema, "array")
                        && Stream.of("properties", "additionalProperties", "maxProperties")
                                .noneMatch(schema::has)))
                .containsExactlyElementsOf(OPEN);
    }

    @Test
    void everyListSaysWhatIsInIt() {
        assertThat(places(
                        (path, schema) -> isType(schema, "array") && !isType(schema, "object") && !schema.has("items")))
                .isEmpty();
    }

    @Test
    void objectsOfNamedMembersHaveNoOthers() {
        assertThat(places((path, schema) -> isType(schema, "object")
                        && schema.has("properties")
                        && Stream.of("additionalProperties", "unevaluatedProperties")
                                .noneMatch(schema::has)))
                .containsExactlyElementsOf(PARTS);
    }

    @Test
    void whatHasADefaultMayBeNull() {
        assertThat(places((path, schema) -> isMember(path, schema)
                        && !CONTRACT.faults(schema, Families.json("null")).isEmpty()))
                .isEmpty();
    }

    @Test
    void defaultsAreValid() {
        assertThat(places((path, schema) -> isMember(path, schema)
                        && !CONTRACT.faults(schema, schema.get("default")).isEmpty()))
                .isEmpty();
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

    /** Whether it is a member of an object that may be left out. */
    private static boolean isMember(String path, JsonNode schema) {
        return path.matches(".*/properties/[a-z0-9_]+")
                && schema.has("default")
                && (schema.has("type") || schema.has("oneOf"));
    }

    /** Where in the contract's schemas one is such. */
    private static List<String> places(BiPredicate<String, JsonNode> such) {
        List<String> places = new ArrayList<>();
        walk("", CONTRACT.document().get("components").get("schemas"), (path, schema) -> {
            if (such.test(path, schema)) {
                places.add(path);
            }
        });
        return places;
    }

    /** Visits every object, but for examples and defaults. */
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
