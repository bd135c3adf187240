package dev.descent.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.Families.Member;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.SpecWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What must hold of each member of each sealed family, so that a new one is one file and one name. */
class FamiliesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Class<?>, String> PLAIN = Map.of(
            Double.class, "number",
            Integer.class, "integer",
            Long.class, "integer",
            Boolean.class, "boolean",
            String.class, "string");

    static Stream<Member> members() {
        return Families.members();
    }

    /** Each limit of each parameter, with a value just beyond it. */
    static Stream<Arguments> limits() {
        return Families.members()
                .flatMap(member -> member.about().parameters().stream().flatMap(parameter -> parameter.limits().stream()
                        .filter(limit -> !limit.keyword().isEmpty())
                        .map(limit ->
                                Arguments.of(member, parameter.name(), beyond(parameter, limit), limit.words()))));
    }

    /** Each parameter of a plain type, with a value of another. */
    static Stream<Arguments> plainParameters() {
        return Families.members().flatMap(member -> member.about().parameters().stream()
                .filter(parameter ->
                        List.of("number", "integer", "boolean", "string").contains(parameter.type()))
                .map(parameter -> Arguments.of(member, parameter.name())));
    }

    @ParameterizedTest
    @MethodSource("members")
    void resolvedFormReadsBackEqual(Member member) {
        Object spec = member.read(member.example());

        JsonNode resolved = Families.json(SpecWriter.write(spec).toString());

        assertThat(spec).isInstanceOf(member.type());
        assertThat(member.read(resolved)).isEqualTo(spec);
        assertThat(SpecWriter.write(member.read(resolved))).isEqualTo(resolved);
    }

    @ParameterizedTest
    @MethodSource("members")
    void catalogueDescribesEachComponentInItsOrder(Member member) {
        List<String> components = Families.components(member.type()).stream()
                .map(component -> component
                        .getName()
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT))
                .toList();

        assertThat(member.about().parameters()).extracting(Parameter::name).isEqualTo(components);
        assertThat(member.about().parameters())
                .allSatisfy(parameter -> assertThat(parameter.text()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("members")
    void catalogueTypeIsThatOfTheComponent(Member member) {
        List<RecordComponent> components = Families.components(member.type());
        for (int i = 0; i < components.size(); i++) {
            Parameter<?> parameter = member.about().parameters().get(i);
            String type = type(components.get(i).getGenericType());

            assertThat(type == null ? parameter.type() : type)
                    .as(parameter.name())
                    .isEqualTo(parameter.type());
            assertThat(components.get(i).getType().isEnum())
                    .as(parameter.name())
                    .isEqualTo(!parameter.choices().isEmpty());
        }
    }

    /** What the catalogue calls a type, or null where that is the type's own matter. */
    private static @Nullable String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            String inner = type(arguments[arguments.length - 1]);
            return inner == null ? null : (arguments.length == 1 ? "list of " : "object of ") + inner;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return "string";
        } else if (Families.ALL.contains(plain)) {
            return plain.getSimpleName().replaceAll("Spec$", "").toLowerCase(Locale.ROOT);
        }
        return PLAIN.get(plain);
    }

    @ParameterizedTest
    @MethodSource("members")
    void catalogueTextIsComplete(Member member) {
        assertThat(member.about().type()).matches("[a-z][a-z0-9_]*");
        assertThat(member.about().summary()).endsWith(".").hasSizeBetween(10, 200);
        assertThat(member.about().category()).isNotBlank();
        assertThat(member.about().useWhen()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("members")
    void absentParametersGetTheDefaultThatTheCatalogueNames(Member member) {
        JsonNode example = member.example();
        ObjectNode least = JSON.objectNode().put("type", member.about().type());
        member.about().parameters().stream()
                .filter(parameter -> parameter.isRequired() || needed(member, parameter.name()))
                .forEach(parameter -> least.set(parameter.name(), value(member, example, parameter.name())));

        JsonNode resolved = SpecWriter.write(member.read(least));

        assertThat(member.about().parameters())
                .filteredOn(parameter -> parameter.byDefault() != null && !least.has(parameter.name()))
                .allSatisfy(parameter -> assertThat(resolved.get(parameter.name()))
                        .as(parameter.name())
                        .isEqualTo(SpecWriter.write(parameter.byDefault())));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void valueBeyondALimitIsRefusedAtItsPath(Member member, String parameter, JsonNode value, String words) {
        assertThat(refused(member, parameter, value)).anySatisfy((path, message) -> {
            assertThat(path).isEqualTo(parameter);
            assertThat(message).startsWith(words).contains(", was ");
        });
    }

    @ParameterizedTest
    @MethodSource("plainParameters")
    void valueOfAnotherTypeIsRefusedAtItsPath(Member member, String parameter) {
        assertThat(refused(member, parameter, JSON.arrayNode())).containsKey(parameter);
        assertThat(refused(member, parameter, JSON.objectNode())).containsKey(parameter);
    }

    @ParameterizedTest
    @MethodSource("members")
    void unknownParameterIsRefused(Member member) {
        assertThat(refused(member, "nonsense", JSON.numberNode(1)).get("nonsense"))
                .startsWith("is not known here");
    }

    private static Map<String, String> refused(Member member, String parameter, JsonNode value) {
        ObjectNode spec = full(member);
        spec.set(parameter, value);
        InvalidSpec invalid = catchThrowableOfType(InvalidSpec.class, () -> member.read(spec));
        assertThat(invalid).as("%s is refused", spec).isNotNull();
        return invalid.violations().stream()
                .collect(java.util.stream.Collectors.toMap(
                        violation -> violation.path(), violation -> violation.message(), (first, second) -> first));
    }

    private static ObjectNode full(Member member) {
        return (ObjectNode) SpecWriter.write(member.read(member.example()));
    }

    /** Not required by itself, but the member cannot be without it: given in the example. */
    private static boolean needed(Member member, String parameter) {
        return member.example().has(parameter);
    }

    private static JsonNode value(Member member, JsonNode example, String parameter) {
        return example.has(parameter) ? example.get(parameter) : full(member).get(parameter);
    }

    private static JsonNode beyond(Parameter<?> parameter, Parameter.Limit limit) {
        double bound = ((Number) limit.limit()).doubleValue();
        boolean integer = "integer".equals(parameter.type());
        double step = integer ? 1 : Math.max(1e-6, Math.abs(bound) * 1e-6);
        double value =
                switch (limit.keyword()) {
                    case "minimum" -> bound - step;
                    case "maximum" -> bound + step;
                    default -> bound;
                };
        return integer ? JSON.numberNode((long) value) : JSON.numberNode(value);
    }
}
