package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of the arrays hold images, and which their labels: one of each, or one of each for every part. */
final class NumpyParts {
    private static final List<Part> PARTS = List.of(Part.TRAINING, Part.VALIDATION, Part.TEST);
    /** Of images: each has a name in memory. */
    private static final int MOST = 2_000_000;

    private final NamedArrays arrays;
    private final List<LabelledArray> labelled = new ArrayList<>();
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

        private boolean has(NumpyArray array) {
            return array == images || array == labels;
        }

        private void check(Limits limits) throws IOException {
            images.checkSize(limits);
            labels.checkSize(limits);
            if (images.items() != labels.items()) {
                throw new InvalidSpec(
                        "uri",
                        "holds " + images.items() + " images in " + images.name() + " and " + labels.items()
                                + " labels in " + labels.name());
            }
        }
    }

    /** @throws InvalidSpec where the arrays are not there, have not as many items as each other, or claim too much */
    NumpyParts(Numpy spec, List<NumpyArray> all, Limits limits) throws IOException {
        this.arrays = new NamedArrays(all);
        if (all.isEmpty()) {
            throw new InvalidSpec("uri", "holds no array: no file in it ends in .npy");
        }
        NumpyArray images = arrays.only(spec.images());
        NumpyArray labels = arrays.only(spec.labels());
        if (images != null && labels != null) {
            labelled.add(new LabelledArray(null, images, labels));
        } else {
            findParts(spec);
        }
        check(spec, limits);
        tellUnused();
    }

    List<LabelledArray> labelled() {
        return labelled;
    }

    /** What a person should know. */
    List<String> warnings() {
        return warnings;
    }

    /** How many examples there are. */
    int size() {
        return labelled.stream().mapToInt(pair -> pair.images().items()).sum();
    }

    /** The names of the examples. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (LabelledArray pair : labelled) {
            for (int i = 0; i < pair.images().items(); i++) {
                names.add(pair.name(i));
            }
        }
        return names;
    }

    /** Null where names say no parts. */
    @Nullable
    GivenParts given() {
        List<Part> parts = new ArrayList<>();
        for (LabelledArray pair : labelled) {
            if (pair.part() == null) {
                return null;
            }
            parts.addAll(Collections.nCopies(pair.images().items(), pair.part()));
        }
        String names = labelled.stream().map(pair -> pair.images().path()).collect(Collectors.joining(", "));
        return new GivenParts(parts, "the arrays " + names);
    }

    private void findParts(Numpy spec) {
        for (Part part : PARTS) {
            NumpyArray images = arrays.of(part, spec.images());
            NumpyArray labels = arrays.of(part, spec.labels());
            if (images != null && labels != null) {
                labelled.add(new LabelledArray(part, images, labels));
            } else if (images != null) {
                warnings.add(images.path() + " has no labels beside it");
            }
        }
    }

    private void tellUnused() {
        List<String> unused = arrays.arrays().stream()
                .filter(array -> labelled.stream().noneMatch(pair -> pair.has(array)))
                .map(NumpyArray::shown)
                .toList();
        if (!unused.isEmpty()) {
            warnings.add(Count.are(unused.size(), "array") + " not used: " + ImageList.first(unused));
        }
    }

    private void check(Numpy spec, Limits limits) throws IOException {
        if (labelled.isEmpty()) {
            Faults faults = new Faults();
            checkNamed("format.images", spec.images(), faults);
            checkNamed("format.labels", spec.labels(), faults);
            faults.raise();
            throw new InvalidSpec("uri", "has no array of labels for that of images in any part: " + arrays.shown());
        } else if (labelled.get(0).part() != null && labelled.get(0).part() != Part.TRAINING) {
            throw new InvalidSpec("uri", "has nothing to train on among its arrays: " + arrays.shown());
        }
        long count = 0;
        for (LabelledArray pair : labelled) {
            pair.check(limits);
            count += pair.images().items();
        }
        if (count > MOST) {
            throw new InvalidSpec("uri", "holds " + count + " images, more than the " + MOST + " that are read");
        }
    }

    private void checkNamed(String path, String name, Faults faults) {
        boolean isThere = arrays.only(name) != null || PARTS.stream().anyMatch(part -> arrays.of(part, name) != null);
        faults.check(
                isThere,
                path,
                "names no array, or several, was \"" + name + "\"; there are " + arrays.shown() + arrays.proposal());
    }
}
