package dev.descent.contract;

import dev.descent.ml.Families;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.FromText;
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
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the contract says of a family, by its records and their catalogue text: names, types, defaults, bounds and sentences. */
final class FamilySchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Class<?>, String> SCALARS = Map.of(
            Double.class, "number",
            Integer.class, "integer",
            Long.class, "integer",
            Boolean.class, "boolean",
            String.class, "string");

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
        FromText text = family.text();
        if (text != null) {
            oneOf.addObject()
                    .put("description", "A formula, such as " + text.example() + ".")
                    .put("type", "string")
                    .put("pattern", text.mark());
        }
        return schema;
    }

    /** The member's object: its type and its parameters. */
    static ObjectNode ofMember(Class<?> member, About about) {
        ObjectNode schema = JSON.objectNode();
        schema.put("description", about.summary());
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required").add("type");
        ObjectNode properties = schema.putObject("properties");
        List<String> names = names(about);
        if (names.size() == 1) {
            properties.putObject("type").put("const", names.get(0));
        } else {
            names.forEach(properties.putObject("type").putArray("enum")::add);
        }
        List<RecordComponent> components = Families.components(member);
        for (int i = 0; i < components.size(); i++) {
            Parameter<?> parameter = about.parameters().get(i);
            properties.set(parameter.name(), ofParameter(components.get(i).getGenericType(), parameter));
            if (parameter.isRequired()) {
                required.add(parameter.name());
            }
        }
        return schema;
    }

    /** What may be left out may also be null, which means its default. */
    private static ObjectNode ofParameter(Type type, Parameter<?> parameter) {
        ObjectNode some = parameter.choices().isEmpty() ? ofType(type) : ofNames(parameter.choices());
        ObjectNode schema = parameter.isRequired() ? some : orNull(some);
        if (parameter.byDefault() != null) {
            schema.set("default", SpecWriter.write(parameter.byDefault()));
        }
        for (Parameter.Limit limit : parameter.limits()) {
            if (!limit.keyword().isEmpty()) {
                schema.putPOJO(limit.keyword(), limit.limit());
            }
        }
        return schema.put("description", parameter.text());
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (!schema.has("type")) {
            ObjectNode either = JSON.objectNode();
            either.putArray("oneOf").add(schema).addObject().put("type", "null");
            return either;
        }
        if (schema.has("enum")) {
            ((ArrayNode) schema.get("enum")).addNull();
        }
        JsonNode type = schema.get("type");
        schema.putArray("type").add(type).add("null");
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
            return ofNames(Arrays.stream(plain.getEnumConstants())
                    .map(FamilySchema::constant)
                    .toList());
        } else if (JsonForm.class.isAssignableFrom(plain) || plain.isRecord() || plain.isSealed()) {
            return reference(name(plain));
        }
        throw new IllegalStateException("no schema for a " + type);
    }

    private static ObjectNode ofNames(List<String> all) {
        ObjectNode schema = JSON.objectNode().put("type", "string");
        all.forEach(schema.putArray("enum")::add);
        return schema;
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
}
