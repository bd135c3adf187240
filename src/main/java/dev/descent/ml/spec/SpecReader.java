package dev.descent.ml.spec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes spec records from JSON and finds every fault on the way, where a data binder stops at the first. Strict: an
 * unknown property, a number in a string and a fraction for an integer are faults.
 */
public final class SpecReader {
    private final Faults faults = new Faults();

    private SpecReader() {}

    /**
     * Reads one spec.
     *
     * @param type a record, or a sealed interface of records
     * @throws InvalidSpec with every fault, each at its JSON path from {@code node}
     */
    public static <T> T read(JsonNode node, Class<T> type) {
        SpecReader reader = new SpecReader();
        Object value = reader.value(node, type, "");
        reader.faults.raise();
        if (value == null) {
            throw new InvalidSpec("", "is required");
        }
        return type.cast(value);
    }

    private @Nullable Object value(@Nullable JsonNode node, Type type, String path) {
        if (node == null || node.isNull() || faults.isFull()) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? list(node, generic, path) : map(node, generic, path);
        }
        Class<?> plain = (Class<?>) type;
        if (JsonNode.class.isAssignableFrom(plain)) {
            return node;
        } else if (JsonForm.class.isAssignableFrom(plain)) {
            return faults.collect(path, () -> Reflection.fromJson(plain, node));
        } else if (Family.isFamily(plain)) {
            return member(node, Family.of(plain), path);
        } else if (plain.isRecord()) {
            return record(node, plain, Set.of(), path);
        }
        return faults.collect(path, () -> Scalars.read(node, plain));
    }

    private @Nullable Object member(JsonNode node, Family<?> family, String path) {
        Class<?> bare = family.memberOfBare(node);
        if (bare != null) {
            String only = SpecComponents.name(bare.getRecordComponents()[0]);
            return record(JsonNodeFactory.instance.objectNode().set(only, node), bare, Set.of(), path);
        } else if (node.isString()) {
            return member(family, node.stringValue(), JsonNodeFactory.instance.objectNode(), path, path);
        } else if (!node.isObject()) {
            return fault(path, "must be " + family.forms() + ", was " + Scalars.shown(node));
        }
        String typePath = Violation.join(path, "type");
        JsonNode type = node.get("type");
        if (type == null || !type.isString()) {
            return fault(
                    typePath,
                    type == null
                            ? "is required" + family.meantType(node)
                            : "must be a string, was " + Scalars.shown(type));
        }
        return member(family, type.stringValue(), node, path, typePath);
    }

    private @Nullable Object member(Family<?> family, String name, JsonNode node, String path, String typePath) {
        Class<?> member = family.member(name);
        if (member == null) {
            return fault(
                    typePath,
                    "must be " + family.choices() + ", was \"" + Scalars.cut(name) + "\"" + family.hint(name));
        }
        return record(node, member, Set.of("type"), path);
    }

    private @Nullable Object record(JsonNode node, Class<?> type, Set<String> besides, String path) {
        List<RecordComponent> components = SpecComponents.of(type);
        List<String> known = components.stream().map(SpecComponents::name).toList();
        if (!node.isObject()) {
            return fault(path, "must be an object with " + String.join(", ", known) + ", was " + Scalars.shown(node));
        }
        int before = faults.size();
        List<@Nullable Object> values = new ArrayList<>();
        Set<String> unknown = node.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
        unknown.removeAll(besides);
        for (RecordComponent component : components) {
            String name = SpecComponents.name(component);
            unknown.remove(name);
            values.add(value(node.get(name), component.getGenericType(), Violation.join(path, name)));
        }
        unknown.stream().sorted().forEach(name -> fault(Violation.join(path, Scalars.cut(name)), unknown(name, known)));
        return construct(type, values.iterator(), faults.since(before), path);
    }

    private static String unknown(String name, List<String> known) {
        return "is not known here" + ForeignNames.hint(name, known)
                + (known.isEmpty() ? "" : "; known are " + String.join(", ", known));
    }

    /** Takes the values of its components, inline ones too, off {@code values}. */
    private @Nullable Object construct(
            Class<?> type, Iterator<@Nullable Object> values, List<Violation> inside, String path) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = SpecComponents.isInline(components[i])
                    ? construct(components[i].getType(), values, inside, path)
                    : values.next();
        }
        return construct(type, arguments, inside, path);
    }

    /** A fault inside a value makes it null here, so that what the constructor says of that null is no news. */
    private @Nullable Object construct(
            Class<?> type, @Nullable Object[] arguments, List<Violation> inside, String path) {
        try {
            return Reflection.construct(type, arguments);
        } catch (InvalidSpec invalid) {
            invalid.violations().stream()
                    .map(violation -> violation.under(path))
                    .filter(violation -> inside.stream().noneMatch(known -> known.isWithin(violation.path())))
                    .forEach(violation -> faults.add(violation.path(), violation.message()));
            return null;
        }
    }

    private @Nullable Object list(JsonNode node, ParameterizedType type, String path) {
        if (!node.isArray()) {
            return fault(path, "must be an array, was " + Scalars.shown(node));
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String at = path + "[" + i + "]";
            Object value = value(node.get(i), type.getActualTypeArguments()[0], at);
            if (value != null) {
                values.add(value);
            } else if (node.get(i).isNull()) {
                fault(at, "must not be null");
            }
        }
        return List.copyOf(values);
    }

    private @Nullable Object map(JsonNode node, ParameterizedType type, String path) {
        if (!node.isObject()) {
            return fault(path, "must be an object, was " + Scalars.shown(node));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        node.propertyStream().forEach(entry -> {
            String at = Violation.join(path, Scalars.cut(entry.getKey()));
            Object value = value(entry.getValue(), type.getActualTypeArguments()[1], at);
            if (value != null) {
                values.put(entry.getKey(), value);
            } else if (entry.getValue().isNull()) {
                fault(at, "must not be null");
            }
        });
        return Collections.unmodifiableMap(values);
    }

    private @Nullable Object fault(String path, String message) {
        faults.add(path, message);
        return null;
    }
}
