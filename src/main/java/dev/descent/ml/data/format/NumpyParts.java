package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of the arrays hold images, and which their labels: one of each, or one of each for every part. */
final class NumpyParts {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");
    private static final List<Part> PARTS = List.of(Part.TRAINING, Part.VALIDATION, Part.TEST);
    private static final int MOST_TOLD = 20;

    private final List<NumpyArray> arrays;
    private final List<LabelledArray> sources = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * Images and their labels.
     *
     * @param part that the arrays' names say, or null
     */
    record LabelledArray(@Nullable Part part, NumpyArray images, NumpyArray labels) {
        /** As an example is called. */
        String name(int item) {
            String kind = part == null ? "image" : part.name().toLowerCase(Locale.ROOT);
            return kind + " " + (item + 1);
        }
    }

    /** @throws InvalidSpec where the arrays are not there, or have not as many items as each other */
    NumpyParts(Numpy spec, List<NumpyArray> arrays) {
        this.arrays = arrays;
        if (arrays.isEmpty()) {
            throw new InvalidSpec("uri", "holds no array: no file in it ends in .npy");
        }
        NumpyArray images = exact(spec.images());
        NumpyArray labels = exact(spec.labels());
        if (images != null && labels != null) {
            sources.add(new LabelledArray(null, images, labels));
        } else {
            findParts(spec);
        }
        check(spec);
    }

    /** @throws InvalidSpec where a header claims more than is allowed, or than there is */
    void checkSizes(Limits limits) throws IOException {
        for (LabelledArray source : sources) {
            source.images.checkSize(limits);
            source.labels.checkSize(limits);
        }
    }

    List<LabelledArray> sources() {
        return sources;
    }

    /** What a person should know. */
    List<String> warnings() {
        return warnings;
    }

    /** How many examples there are. */
    int size() {
        return sources.stream().mapToInt(source -> source.images().items()).sum();
    }

    /** The names of the examples. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (LabelledArray source : sources) {
            for (int i = 0; i < source.images().items(); i++) {
                names.add(source.name(i));
            }
        }
        return names;
    }

    /** Null where names say no parts. */
    @Nullable
    GivenParts given() {
        List<Part> parts = new ArrayList<>();
        for (LabelledArray source : sources) {
            if (source.part() == null) {
                return null;
            }
            parts.addAll(Collections.nCopies(source.images().items(), source.part()));
        }
        String names = sources.stream().map(source -> source.images().name()).collect(Collectors.joining(", "));
        return new GivenParts(parts, "the arrays " + names);
    }

    private @Nullable NumpyArray exact(String name) {
        return arrays.stream()
                .filter(array -> array.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void findParts(Numpy spec) {
        for (Part part : PARTS) {
            NumpyArray images = of(spec.images(), part);
            NumpyArray labels = of(spec.labels(), part);
            if (images != null && labels != null) {
                sources.add(new LabelledArray(part, images, labels));
            } else if (images != null) {
                warnings.add(images.name() + " has no labels beside it and is left out");
            }
        }
    }

    private @Nullable NumpyArray of(String base, Part part) {
        return arrays.stream()
                .filter(array -> part == part(array) && rest(array.name()).equals(rest(base)))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Part part(NumpyArray array) {
        Set<Part> parts = words(array.name())
                .map(PartNames::of)
                .filter(part -> part != null)
                .collect(Collectors.toSet());
        return parts.size() == 1 ? parts.iterator().next() : null;
    }

    /** The words of a name that say no part. */
    private static String rest(String name) {
        return words(name).filter(word -> PartNames.of(word) == null).collect(Collectors.joining("_"));
    }

    private static Stream<String> words(String name) {
        return BETWEEN.splitAsStream(name).filter(word -> !word.isEmpty()).map(word -> word.toLowerCase(Locale.ROOT));
    }

    private void check(Numpy spec) {
        if (sources.isEmpty()) {
            Faults faults = new Faults();
            checkNamed("format.images", spec.images(), faults);
            checkNamed("format.labels", spec.labels(), faults);
            faults.raise();
            throw new InvalidSpec("uri", "has no array of labels for that of images in any part: " + shown());
        }
        sources.forEach(NumpyParts::check);
        if (sources.get(0).part() != null && sources.get(0).part() != Part.TRAINING) {
            throw new InvalidSpec("uri", "has nothing to train on among its arrays: " + shown());
        }
    }

    private static void check(LabelledArray source) {
        int images = source.images().items();
        int labels = source.labels().items();
        if (images != labels) {
            throw new InvalidSpec(
                    "uri",
                    "holds " + images + " images in " + source.images().name() + " and " + labels + " labels in "
                            + source.labels().name());
        }
    }

    private void checkNamed(String path, String name, Faults faults) {
        boolean isThere = exact(name) != null || PARTS.stream().anyMatch(part -> of(name, part) != null);
        faults.check(isThere, path, "names no array, was \"" + name + "\"; there are " + shown() + proposal());
    }

    private String shown() {
        String all = arrays.stream().limit(MOST_TOLD).map(NumpyArray::shown).collect(Collectors.joining(", "));
        return all + (arrays.size() > MOST_TOLD ? " and " + (arrays.size() - MOST_TOLD) + " more" : "");
    }

    /** What the two may be called, where only one array is of images and one is not. */
    private String proposal() {
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
                .map(array -> part(array) == null ? array.name() : rest(array.name()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
