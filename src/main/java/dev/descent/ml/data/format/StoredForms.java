package dev.descent.ml.data.format;

import dev.descent.ml.data.ClassLabels;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.table.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes that can be told by how their files are stored, as where each comes from a source of its own: a network
 * may learn that, and not what the images show.
 */
final class StoredForms {
    /** Images of a class, of which fewer are alike by chance. */
    private static final int FEWEST = 10;
    /** Of a class's images. */
    private static final double NEARLY_ALL = 0.95;

    private final @Nullable StoredForm[] forms;

    StoredForms(int images) {
        this.forms = new StoredForm[images];
    }

    void put(int item, @Nullable StoredForm form) {
        forms[item] = form;
    }

    /** What a person should know of them; nothing where images have no class each. */
    List<String> notes(Labels labels) {
        return labels instanceof ClassLabels classes
                ? Stream.of(
                                told(classes, form -> form.format().name(), "format"),
                                told(classes, StoredForm::size, "size in pixels"),
                                told(classes, StoredForm::colours, "colours"))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    /** Where nearly all images of each class are alike in a trait, and not those of all classes. */
    private Optional<String> told(ClassLabels classes, Function<StoredForm, String> trait, String name) {
        Map<String, String> classOf = new TreeMap<>();
        for (int code = 0; code < classes.names().size(); code++) {
            Map<String, Long> counts = counts(classes, code, trait);
            long images = counts.values().stream().mapToLong(Long::longValue).sum();
            if (images < FEWEST) {
                continue;
            }
            Optional<String> usual = counts.entrySet().stream()
                    .filter(count -> count.getValue() >= NEARLY_ALL * images)
                    .map(Map.Entry::getKey)
                    .findAny();
            if (usual.isEmpty()) {
                return Optional.empty();
            }
            classOf.putIfAbsent(usual.get(), classes.names().get(code));
        }
        return classOf.size() < 2 ? Optional.empty() : Optional.of(told(classOf, name));
    }

    private Map<String, Long> counts(ClassLabels classes, int code, Function<StoredForm, String> trait) {
        return IntStream.range(0, forms.length)
                .filter(item -> classes.codes()[item] == code)
                .mapToObj(item -> forms[item])
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(trait, HashMap::new, Collectors.counting()));
    }

    private static String told(Map<String, String> classOf, String name) {
        return "classes can be told by their files' " + name + ", whatever they show: "
                + classOf.entrySet().stream()
                        .limit(2)
                        .map(one -> "nearly all images of " + Shown.quoted(one.getValue()) + " are " + one.getKey())
                        .collect(Collectors.joining(", "))
                + "; a network may learn this instead: bring all into one form, or judge by images that are stored alike";
    }
}
