package dev.descent.ml.spec;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes spec records as JSON that {@link SpecReader} reads back to equal records: every component, defaults filled in.
 */
public final class SpecWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SpecWriter() {}

    public static JsonNode write(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        } else if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof JsonForm own) {
            return own.toJson();
        } else if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(element -> array.add(write(element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((name, element) -> object.set((String) name, write(element)));
            return object;
        } else if (value instanceof Record record) {
            return record(record);
        }
        return scalar(value);
    }

    private static JsonNode record(Record value) {
        ObjectNode object = JSON.objectNode();
        for (Class<?> implemented : value.getClass().getInterfaces()) {
            if (Family.isFamily(implemented)) {
                object.put(
                        "type", Family.of(implemented).about(value.getClass()).type());
            }
        }
        putComponents(value, object);
        return object;
    }

    private static void putComponents(Record value, ObjectNode object) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object held = component(value, component);
            if (SpecComponents.isInline(component) && held instanceof Record shared) {
                putComponents(shared, object);
            } else {
                object.set(SpecComponents.name(component), write(held));
            }
        }
    }

    private static @Nullable Object component(Record value, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof String text) {
            return JSON.stringNode(text);
        } else if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        } else if (value instanceof Double number) {
            return JSON.numberNode(number);
        } else if (value instanceof Integer number) {
            return JSON.numberNode(number);
        } else if (value instanceof Long number) {
            return JSON.numberNode(number);
        } else if (value instanceof Enum<?> constant) {
            return JSON.stringNode(Scalars.name(constant));
        }
        throw new IllegalArgumentException("a spec cannot hold a " + value.getClass());
    }
}
