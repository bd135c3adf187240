package dev.descent.ml.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every member of a sealed family; a family's test extends it with the family's interface. */
public abstract class FamilyContract<T> {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Class<T> type;

    protected FamilyContract(Class<T> type) {
        this.type = type;
    }

    @TestFactory
    Stream<DynamicTest> exampleIsReadAndWrittenBack() {
        return each(about -> {
            T value = read(example(about));
            assertThat(value).isInstanceOf(member(about));
            assertThat(read(SpecWriter.write(value))).isEqualTo(value);
        });
    }

    @TestFactory
    Stream<DynamicTest> catalogueTextIsComplete() {
        return each(about -> {
            assertThat(List.of(about.summary(), about.formula(), about.category(), about.useWhen(), about.avoidWhen()))
                    .noneMatch(String::isBlank);
            assertThat(about.parameters())
                    .allSatisfy(parameter -> assertThat(parameter.text()).isNotBlank());
        });
    }

    @TestFactory
    Stream<DynamicTest> parametersAreTheRecordsComponentsInTheirOrder() {
        return each(about -> assertThat(about.parameters().stream().map(Parameter::name))
                .containsExactlyElementsOf(SpecComponents.of(member(about)).stream()
                        .map(SpecComponents::name)
                        .toList()));
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftOutIsTheDefault() {
        return each(about -> {
            ObjectNode least = JsonNodeFactory.instance.objectNode().put("type", about.type());
            JsonNode example = SpecWriter.write(read(example(about)));
            about.parameters().stream()
                    .filter(Parameter::isRequired)
                    .forEach(parameter -> least.set(parameter.name(), example.get(parameter.name())));
            boolean alone = refusal(least) == null;
            ObjectNode used = (ObjectNode) SpecWriter.write(read(alone ? least : example(about)));
            about.parameters().stream()
                    .filter(parameter ->
                            parameter.byDefault() != null && !example(about).has(parameter.name()))
                    .forEach(parameter -> assertThat(used.get(parameter.name()))
                            .as(parameter.name())
                            .isEqualTo(SpecWriter.write(parameter.byDefault())));
        });
    }

    @TestFactory
    Stream<DynamicTest> badValueOfEachParameterIsRefusedAtItsPath() {
        return each(about -> about.parameters().forEach(parameter -> {
            refused(about, parameter, MAPPER.readTree("[[]]"));
            parameter.limits().stream()
                    .filter(limit -> !limit.keyword().isEmpty())
                    .forEach(limit -> refused(about, parameter, beyond(parameter, limit)));
        }));
    }

    @TestFactory
    Stream<DynamicTest> unknownPropertyIsRefused() {
        return each(about -> {
            ObjectNode json = full(about).put("no_such_thing", 1);
            assertThat(refusal(json)).isNotNull().hasMessageContaining("no_such_thing is not known here");
        });
    }

    private void refused(About about, Parameter<?> parameter, JsonNode bad) {
        ObjectNode json = full(about);
        json.set(parameter.name(), bad);
        InvalidSpec refusal = refusal(json);
        assertThat(refusal == null ? List.<Violation>of() : refusal.violations())
                .as("%s: %s", parameter.name(), bad)
                .anyMatch(violation -> violation.path().startsWith(parameter.name()));
    }

    private static JsonNode beyond(Parameter<?> parameter, Parameter.Limit limit) {
        double value = ((Number) limit.limit()).doubleValue()
                + Map.of("minimum", -1, "maximum", 1).getOrDefault(limit.keyword(), 0);
        return parameter.type().equals("integer")
                ? JsonNodeFactory.instance.numberNode((long) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    /** The example as an object that says its type. */
    private ObjectNode full(About about) {
        return (ObjectNode) SpecWriter.write(read(example(about)));
    }

    private Class<?> member(About about) {
        return Objects.requireNonNull(Family.of(type).member(about.type()));
    }

    private T read(JsonNode json) {
        return SpecReader.read(json, type);
    }

    private @Nullable InvalidSpec refusal(JsonNode json) {
        return catchThrowableOfType(InvalidSpec.class, () -> read(json));
    }

    private static JsonNode example(About about) {
        return MAPPER.readTree(about.example());
    }

    private Stream<DynamicTest> each(Consumer<About> check) {
        return Family.of(type).catalogue().stream()
                .map(about -> DynamicTest.dynamicTest(about.type(), () -> check.accept(about)));
    }
}
