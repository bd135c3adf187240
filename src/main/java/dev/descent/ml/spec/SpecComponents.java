package dev.descent.ml.spec;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The members that a spec record has in JSON: its components, with those of inline records in their place. */
final class SpecComponents {
    private SpecComponents() {}

    /** In the order in which they stand in JSON and in the catalogue. */
    static List<RecordComponent> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> isInline(component) ? of(component.getType()).stream() : Stream.of(component))
                .toList();
    }

    static boolean isInline(RecordComponent component) {
        return component.isAnnotationPresent(Inline.class);
    }

    /** The JSON name of a component. */
    static String name(RecordComponent component) {
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
