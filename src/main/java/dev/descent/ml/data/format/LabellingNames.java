package dev.descent.ml.data.format;

import dev.descent.ml.data.DividingColumns;
import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.NameExpression;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Images whose files' names say their labels. Folders named like parts, outside of all others, are the split. */
final class LabellingNames {
    private static final String PATH = "format.label_pattern";
    /** Words that begin names, as a guess at labels: {@code cat} of {@code cat.12.jpg}. */
    private static final String FIRST_WORD = "^([A-Za-z]+)";

    private static final int MOST_GUESSED = 50;
    private static final int LEAST_OF_EACH = 2;

    private final DataFiles files;
    private final Target.Task task;
    private final NameExpression expression;
    private final List<PlacedImage> images = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> without = new ArrayList<>();
    private final boolean areDivided;

    LabellingNames(DataFiles files, Target.Task task, String expression) {
        this.files = files;
        this.task = task;
        this.expression = new NameExpression(expression);
        List<PlacedImage> all = files.names().stream()
                .filter(ImageList::isImage)
                .map(PlacedImage::of)
                .toList();
        this.areDivided =
                PartNames.divide(all.stream().filter(image -> image.depth() > 0).map(image -> image.folders()
                        .get(0)));
        all.stream().filter(image -> !areDivided || image.part(0) != null).forEach(this::add);
    }

    private void add(PlacedImage image) {
        String label = expression.find(fileName(image.name()));
        if (label == null || label.isBlank()) {
            without.add(image.name());
        } else {
            images.add(image);
            labels.add(Spelling.canonical(Spelling.clean(label)));
        }
    }

    private static String fileName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** @throws InvalidSpec where it finds nothing, or what it finds is no label */
    ImageList list() {
        if (images.isEmpty() && !without.isEmpty()) {
            throw new InvalidSpec(
                    PATH, "finds nothing in the name of any image, such as " + Shown.quoted(fileName(without.get(0))));
        }
        List<String> names = images.stream().map(PlacedImage::name).toList();
        ManifestLabels read = new ManifestLabels(
                new LabelTable(PATH, task, List.of("label"), List.of(labels), names::get),
                IntStream.range(0, names.size()).toArray());
        Labels known = read.labels();
        List<String> warnings = new ArrayList<>(leftOut(names));
        warnings.addAll(read.warnings());
        GivenParts given = areDivided ? given() : null;
        if (given != null) {
            warnings.add(given.note());
        }
        return new ImageList(names, known, given, warnings, null, DividingColumns.NONE);
    }

    private List<String> leftOut(List<String> used) {
        List<String> warnings = new ArrayList<>();
        if (!without.isEmpty()) {
            warnings.add(Count.are(without.size(), "image")
                    + " left out, since label_pattern finds nothing in their names: " + ImageList.first(without));
        }
        Set<String> others = new TreeSet<>(files.names());
        used.forEach(others::remove);
        without.forEach(others::remove);
        warnings.addAll(ImageList.leftOut(
                others, areDivided ? "only images in the parts' folders are read" : "only images are read"));
        return warnings;
    }

    private GivenParts given() {
        List<Part> parts = images.stream()
                .map(image -> Objects.requireNonNull(image.part(0)))
                .toList();
        String folders =
                images.stream().map(image -> image.folders().get(0)).distinct().collect(Collectors.joining(", "));
        return new GivenParts(parts, "the folders " + folders);
    }

    /** To follow a sentence that says that images have no class: where their names seem to have one. */
    static String hint(Collection<String> images) {
        NameExpression first = new NameExpression(FIRST_WORD);
        Map<String, Long> words = images.stream()
                .map(name -> first.find(fileName(name)))
                .map(word -> word == null ? "" : word)
                .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
        boolean areClasses = words.size() > 1
                && words.size() <= MOST_GUESSED
                && words.values().stream().allMatch(count -> count >= LEAST_OF_EACH)
                && !words.containsKey("");
        return areClasses
                ? "; where the files' names say it, \"label_pattern\": \"" + FIRST_WORD + "\" finds "
                        + ImageList.first(List.copyOf(words.keySet()))
                : "; where the files' names say it, label_pattern finds it";
    }
}
