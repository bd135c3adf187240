package dev.descent.contract;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.SpecWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the contract must say of a family, by its records and their catalogue text: the same names, types, defaults and bounds. */
final class FamilySchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Class<?>, String> SCALARS = Map.of(
            Double.class, "number",
            Integer.class, "integer",
            Long.class, "integer",
            Boolean.class, "boolean",
            String.class, "string");

    /** Keywords that check nothing. */
    private static final Set<String> TEXT = Set.of("description", "examples", "discriminator");

    private FamilySchema() {}

    /** {@code Loss} of {@code LossSpec}. */
    static String name(Class<?> family) {
        return family.getSimpleName().replaceAll("Spec$", "");
    }

    /** {@code LossHuber} of {@code Huber}. */
    static String name(Class<?> family, Class<?> member) {
        return name(family) + member.getSimpleName();
    }

    /** One of the members as an object, or the name of one; for schedules also a number. */
    static ObjectNode ofFamily(Class<?> type, List<String> shorthands) {
        Family<?> family = Family.of(type);
        ObjectNode schema = JSON.objectNode();
        ArrayNode oneOf = schema.putArray("oneOf");
        family.members().forEach(member -> oneOf.add(reference(name(type, member))));
        ArrayNode names = oneOf.addObject().put("type", "string").putArray("enum");
        family.catalogue().forEach(about -> names(about).forEach(names::add));
        shorthands.forEach(shorthand -> oneOf.addObject().put("type", shorthand));
        return schema;
    }

    /** The member's object: its type and its parameters. */
    static ObjectNode ofMember(Class<?> member, About about) {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required").add("type");
        ObjectNode properties = schema.putObject("properties");
        List<String> names = names(about);
        if (names.size() == 1) {
            properties.putObject("type").put("const", names.get(0));
        } else {
            names.forEach(properties.putObject("type").putArray("enum")::add);
        }
        RecordComponent[] components = member.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Parameter<?> parameter = about.parameters().get(i);
            properties.set(parameter.name(), ofParameter(components[i].getGenericType(), parameter));
            if (parameter.isRequired()) {
                required.add(parameter.name());
            }
        }
        return schema;
    }

    private static ObjectNode ofParameter(Type type, Parameter<?> parameter) {
        ObjectNode schema = ofType(type);
        boolean nullable = !parameter.isRequired() && parameter.byDefault() == null;
        if (nullable && schema.has("type")) {
            schema.putArray("type").add(ofType(type).get("type")).add("null");
            if (schema.has("enum")) {
                ((ArrayNode) schema.get("enum")).addNull();
            }
        } else if (nullable) {
            ObjectNode value = schema;
            schema = JSON.objectNode();
            schema.putArray("oneOf").add(value).addObject().put("type", "null");
        }
        if (parameter.byDefault() != null) {
            schema.set("default", SpecWriter.write(parameter.byDefault()));
        }
        for (Parameter.Limit limit : parameter.limits()) {
            if (!limit.keyword().isEmpty()) {
                schema.set(limit.keyword(), JSON.numberNode(((Number) limit.limit()).doubleValue()));
            }
        }
        return schema;
    }

    private static ObjectNode ofType(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            ObjectNode schema = JSON.objectNode();
            return generic.getRawType() == List.class
                    ? schema.put("type", "array").set("items", ofType(arguments[0]))
                    : schema.put("type", "object").set("additionalProperties", ofType(arguments[1]));
        }
        Class<?> plain = (Class<?>) type;
        if (SCALARS.containsKey(plain)) {
            return JSON.objectNode().put("type", SCALARS.get(plain));
        } else if (plain.isEnum()) {
            ObjectNode schema = JSON.objectNode().put("type", "string");
            ArrayNode names = schema.putArray("enum");
            Arrays.stream(plain.getEnumConstants()).map(FamilySchema::constant).forEach(names::add);
            return schema;
        } else if (JsonForm.class.isAssignableFrom(plain) || plain.isRecord() || plain.isSealed()) {
            return reference(name(plain));
        }
        throw new IllegalStateException("no schema for a " + type);
    }

    private static ObjectNode reference(String name) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static String constant(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static List<String> names(About about) {
        return Stream.concat(Stream.of(about.type()), about.aliases().stream()).toList();
    }

    /** A schema without its descriptions and examples, and with all numbers as doubles: what must be equal. */
    static JsonNode bare(JsonNode schema) {
        if (schema.isObject()) {
            ObjectNode bare = JSON.objectNode();
            schema.propertyStream()
                    .filter(entry -> !TEXT.contains(entry.getKey()))
                    .forEach(entry -> bare.set(entry.getKey(), bare(entry.getValue())));
            return bare;
        } else if (schema.isArray()) {
            ArrayNode bare = JSON.arrayNode();
            schema.forEach(element -> bare.add(bare(element)));
            return bare;
        }
        return schema.isNumber() ? JSON.numberNode(schema.doubleValue()) : schema;
    }
}
