package dev.descent.ml.data.format;

import dev.descent.ml.data.Part;
import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.spec.InvalidSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arrays by their names, in which a word may say a part: {@code x_train}, or {@code x} in a folder {@code train}. */
record NamedArrays(List<NumpyArray> arrays) {
    /** Digits are part of a name, as they are not of {@link dev.descent.ml.data.table.NameWords}: {@code arr_0} is not {@code arr_1}. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

    private static final int MOST_TOLD = 20;

    /** The only one of that name, or null. */
    @Nullable
    NumpyArray only(String name) {
        List<NumpyArray> all =
                arrays.stream().filter(array -> array.name().equals(name)).toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    /**
     * That of a part, or null.
     *
     * @param name but for the word that says the part
     * @throws InvalidSpec where there are several
     */
    @Nullable
    NumpyArray of(Part part, String name) {
        List<NumpyArray> all = arrays.stream()
                .filter(array -> part == part(array) && rest(array.name()).equals(rest(name)))
                .toList();
        if (all.size() > 1) {
            throw new InvalidSpec(
                    "uri",
                    "holds several arrays of one part that are called \"" + name + "\": "
                            + all.get(0).shown() + ", " + all.get(1).shown());
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** By the array's own name, or else by the folders that it is in. */
    private static @Nullable Part part(NumpyArray array) {
        Part own = part(array.name());
        return own != null ? own : part(array.folders());
    }

    private static @Nullable Part part(String name) {
        Set<Part> parts =
                words(name).map(PartNames::of).filter(Objects::nonNull).collect(Collectors.toSet());
        return parts.size() == 1 ? parts.iterator().next() : null;
    }

    /** The words of a name that say no part. */
    private static String rest(String name) {
        return words(name).filter(word -> PartNames.of(word) == null).collect(Collectors.joining("_"));
    }

    private static Stream<String> words(String name) {
        return BETWEEN.splitAsStream(name).filter(word -> !word.isEmpty()).map(word -> word.toLowerCase(Locale.ROOT));
    }

    /** As a message names them, with their shapes. */
    String shown() {
        String all = arrays.stream().limit(MOST_TOLD).map(NumpyArray::shown).collect(Collectors.joining(", "));
        return all + (arrays.size() > MOST_TOLD ? " and " + (arrays.size() - MOST_TOLD) + " more" : "");
    }

    /** What the two may be called, as a sentence, where only one array is of images and one is not. */
    String proposal() {
        Set<String> images = bases(true);
        Set<String> labels = bases(false);
        return images.size() == 1 && labels.size() == 1
                ? ". Is \"images\": \"" + images.iterator().next() + "\", \"labels\": \""
                        + labels.iterator().next() + "\" meant?"
                : "";
    }

    private Set<String> bases(boolean ofImages) {
        return arrays.stream()
                .filter(array -> array.shape().size() > 2 == ofImages)
                .map(array -> part(array.name()) == null ? array.name() : rest(array.name()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
