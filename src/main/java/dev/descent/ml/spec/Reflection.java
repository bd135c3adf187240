package dev.descent.ml.spec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls what specs are made by; their refusals come out as they are. */
final class Reflection {
    private Reflection() {}

    /** @throws InvalidSpec of the record's constructor */
    static Object construct(Class<?> type, @Nullable Object[] components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw refusal(e, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + type, e);
        }
    }

    /**
     * Reads a {@link JsonForm}.
     *
     * @throws InvalidSpec of its {@code fromJson}
     */
    static Object fromJson(Class<?> type, JsonNode node) {
        try {
            Method read = type.getDeclaredMethod("fromJson", JsonNode.class);
            read.setAccessible(true);
            return read.invoke(null, node);
        } catch (InvocationTargetException e) {
            throw refusal(e, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + type, e);
        }
    }

    private static InvalidSpec refusal(InvocationTargetException thrown, Class<?> type) {
        if (thrown.getCause() instanceof InvalidSpec invalid) {
            return invalid;
        }
        throw new IllegalStateException("cannot make " + type, thrown.getCause());
    }
}
