package dev.descent.ml.data.format;

import dev.descent.ml.data.ClassLabels;
import dev.descent.ml.data.DividingColumns;
import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.image.ForeignImage;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.FirstFew;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which images there are, and the label of each.
 *
 * @param names of files, in the manifest's order or sorted
 * @param labels one for each
 * @param given the parts that folders or a column say; null where nothing does
 * @param warnings what a person should know
 * @param weights one for each, or null where all count alike
 * @param dividing how they belong together and follow each other
 */
@SuppressWarnings("ArrayRecordComponent") // one per example; not changed after it is filled
record ImageList(
        List<String> names,
        Labels labels,
        @Nullable GivenParts given,
        List<String> warnings,
        float @Nullable [] weights,
        DividingColumns dividing) {
    private static final int SHOWN = 3;
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "jpe", "jfif", "bmp", "dib");

    /** Images with a class each that all count alike. */
    ImageList(List<String> names, List<String> classes, @Nullable GivenParts given, List<String> warnings) {
        this(names, ClassLabels.of(classes), given, warnings, null, DividingColumns.NONE);
    }

    /** Whether a file is named like an image; what is in it is another matter. */
    static boolean isImage(String name) {
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Makes sure that there is something to look at. */
    void check(DataFiles files) {
        List<String> unplaced =
                files.names().stream().filter(ImageList::isImage).toList();
        if (names.isEmpty() && !unplaced.isEmpty()) {
            throw new InvalidSpec(
                    "uri",
                    "holds " + Count.of(unplaced.size(), "image") + " in no class's folder, such as " + unplaced.get(0)
                            + ": a class is a folder, or a manifest says it of each image"
                            + LabellingNames.hint(unplaced));
        }
        if (names.isEmpty()) {
            throw new InvalidSpec("uri", "holds no image that can be read: " + found(files));
        }
        checkClasses(labels);
    }

    /** Makes sure that there are not more outputs than a network should have. */
    static void checkClasses(Labels labels) {
        long different = labels.target().outputs();
        if (different > CsvReading.MOST_WORDS) {
            throw new InvalidSpec(
                    "uri",
                    "holds images of " + different + " classes, which are too many"
                            + (labels.target().isExclusive() ? "; if they are numbers, set task to regression" : ""));
        }
    }

    /** What is there where something else was wanted. */
    static String found(DataFiles files) {
        Optional<String> foreign = foreign(files.names());
        if (foreign.isPresent()) {
            return "there are " + foreign.get() + ", and PNG, JPEG and BMP are read";
        }
        return files.names().isEmpty()
                ? "there is no file"
                : "what is there: " + Count.of(files.names().size(), "file") + ", such as "
                        + files.names().first() + "; PNG, JPEG and BMP are read";
    }

    /** How many there are of each kind of image that is not read; empty where there is none. */
    static Optional<String> foreign(Collection<String> names) {
        Map<ForeignImage, Integer> kinds = new TreeMap<>();
        names.forEach(name -> ForeignImage.named(name).ifPresent(kind -> kinds.merge(kind, 1, Integer::sum)));
        return Optional.of(kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey().told())
                        .collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty());
    }

    /** What a person should know of files that are not used. */
    static List<String> leftOut(Collection<String> others, String why) {
        List<String> strange = others.stream()
                .filter(name -> ForeignImage.named(name).isPresent())
                .toList();
        List<String> rest = others.stream()
                .filter(name -> ForeignImage.named(name).isEmpty())
                .toList();
        List<String> warnings = new ArrayList<>();
        foreign(strange)
                .ifPresent(kinds -> warnings.add(
                        kinds + " are left out, since only PNG, JPEG and BMP are read: " + first(strange)));
        if (!rest.isEmpty()) {
            warnings.add(Count.are(rest.size(), "file") + " left out, since " + why + ": " + first(rest));
        }
        return warnings;
    }

    /** The first few, as a message names them. */
    static String first(List<String> names) {
        return FirstFew.of(names, SHOWN);
    }
}
