package dev.descent.ml.data.format;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.image.Reduction;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The image of each example while they are decoded, and what shows meanwhile: faults, what is not kept, and copies. */
final class ExampleImages {
    /** Of the images: some may need no change. */
    private static final double FEW = 0.05;

    private final DataFiles files;
    private final List<String> names;
    private final Faults faults = Faults.alike();
    private final Reductions reductions = new Reductions();
    private final SameFiles same;
    private final StoredForms forms;
    private final SortedSet<String> copied = new TreeSet<>();

    /** @param names of the images, one for each example */
    ExampleImages(DataFiles files, List<String> names) {
        this.files = files;
        this.names = names;
        this.same = new SameFiles(names);
        this.forms = new StoredForms(names.size());
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with the first faults, where there are any */
    <B, R> void decode(IdleCores cores, TwoAtOnce.Decoding<B, R> decoding) throws IOException {
        try (TwoAtOnce<B, R> decoded = new TwoAtOnce<>(cores, decoding)) {
            decoded.run(names.size());
        }
        faults.raise();
    }

    /** The image of an example. */
    NamedBytes read(int item) throws IOException {
        NamedBytes image = read(names.get(item));
        same.put(item, image.bytes());
        return image;
    }

    /** A file that an example has beside its image. */
    NamedBytes read(String name) throws IOException {
        return NamedBytes.read(files, name);
    }

    /** The file that is to be learned from an example's image. */
    NamedBytes readTarget(NamedBytes image, String name) throws IOException {
        NamedBytes target = read(name);
        if (Arrays.equals(image.bytes(), target.bytes())) {
            copied.add(name);
        }
        return target;
    }

    void add(List<Violation> found) {
        faults.addAll("", found);
    }

    /** @param lost of the image of that name */
    void add(String name, Set<Reduction> lost) {
        reductions.add(name, lost);
    }

    /** How the image of an example is stored; null where it cannot be read. */
    void put(int item, @Nullable StoredForm form) {
        forms.put(item, form);
    }

    /** Whether the next example is wanted still. */
    boolean goOn() {
        return !faults.isFull();
    }

    /**
     * What a person should know of the data set, once all are decoded.
     *
     * @param before that is known already
     * @param given the parts that the data set has of its own, or null
     */
    List<String> notes(List<String> before, Labels labels, @Nullable GivenParts given) {
        return Stream.of(before, reductions.notes(), same.notes(labels, given), forms.notes(labels), copies())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> copies() {
        return copied.size() <= FEW * names.size()
                ? List.of()
                : List.of(Count.have(copied.size(), "image") + " the same bytes as what is to be learned from "
                        + (copied.size() == 1 ? "it: " : "them: ") + ImageList.first(List.copyOf(copied)));
    }
}
