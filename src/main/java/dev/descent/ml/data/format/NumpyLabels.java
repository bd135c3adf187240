package dev.descent.ml.data.format;

import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes labels of arrays as a table would have them: a class, several with {@code |} between them, or numbers. */
final class NumpyLabels {
    private static final String PATH = "format.labels";
    private static final int MOST_NUMBERS = 1000;
    /** Of all images together: each number is held as text while labels are read. */
    private static final int MOST_IN_ALL = 4_000_000;
    /** Of all images together, where each is a class that is true or not. */
    private static final int MOST_TRUTHS = 50_000_000;
    /** Of texts that differ. */
    private static final int MOST_CHARACTERS = 50_000_000;

    private final Target.Task task;
    private final NumpyParts parts;
    private final Limits limits;
    private final int width;
    private final Map<String, String> texts = new HashMap<>();
    private int characters;
    private final Faults faults = Faults.alike();

    /** @throws InvalidSpec where the arrays of the parts have not as many labels for each image as each other */
    NumpyLabels(Target.Task task, NumpyParts parts, Limits limits) {
        this.task = task;
        this.parts = parts;
        this.limits = limits;
        List<Integer> widths = parts.labelled().stream()
                .map(pair -> pair.labels().elements())
                .distinct()
                .toList();
        this.width = widths.get(0);
        require(widths.size() == 1, "must be as many for each image in all parts");
        check();
    }

    private void check() {
        boolean areNumbers = task == Target.Task.REGRESSION;
        boolean areSeveral = task == Target.Task.MULTI_LABEL;
        long all = (long) parts.size() * width;
        if (areOneHot() && areMaps()) {
            throw new InvalidSpec(
                    "format.classes",
                    "is needed where labels are masks, which says the number of each class: " + shown());
        }
        require(width <= MOST_NUMBERS, "must be 1 to " + MOST_NUMBERS + " for each image");
        require(!areNumbers || !areText(), "must be numbers for a regression");
        require(!areNumbers || all <= MOST_IN_ALL, "must be at most " + MOST_IN_ALL + " numbers in all");
        require(!areSeveral || all <= MOST_TRUTHS, "must be at most " + MOST_TRUTHS + " in all");
        require(
                !areSeveral || width == 1 || !areText(),
                "must be 0 or 1 for each class with task multi_label, or one text for each image with | between its classes");
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new InvalidSpec(PATH, what + ", was " + shown());
        }
    }

    private boolean areText() {
        return parts.labelled().stream().anyMatch(pair -> pair.labels().isText());
    }

    private boolean areMaps() {
        return parts.labelled().stream().anyMatch(pair -> pair.labels().shape().size() > 2);
    }

    /** Whether a class is said by a 1 among zeros. */
    boolean areOneHot() {
        return task == Target.Task.CLASSIFICATION && width > 1;
    }

    /** @throws InvalidSpec with the images that have no label */
    LabelTable table() throws IOException {
        int columns = task == Target.Task.REGRESSION ? width : 1;
        List<List<String>> cells = IntStream.range(0, columns)
                .<List<String>>mapToObj(any -> new ArrayList<>())
                .toList();
        for (NumpyParts.LabelledArray pair : parts.labelled()) {
            pair.labels().read(limits, (index, item) -> {
                for (int column = 0; column < columns; column++) {
                    cells.get(column).add(cell(pair, index, item, column));
                }
            });
        }
        faults.raise();
        String name = parts.labelled().get(0).labels().name();
        List<String> names = columns == 1
                ? List.of(name)
                : IntStream.range(0, columns).mapToObj(i -> name + "_" + i).toList();
        List<String> examples = parts.names();
        return new LabelTable(PATH, task, names, cells, examples::get);
    }

    private String cell(NumpyParts.LabelledArray pair, int index, NumpyArray.Item item, int column) {
        boolean isOfSeveral = task == Target.Task.MULTI_LABEL && !areText();
        String cell = isOfSeveral
                ? several(pair, index, item)
                : areOneHot() ? oneHot(pair, index, item) : word(pair, item, column);
        boolean isNeeded = ManifestLabels.isNeeded(task);
        faults.check(!isNeeded || !(cell.isBlank() || cell.equals("NaN")), PATH, "has none for " + pair.name(index));
        return task == Target.Task.REGRESSION ? cell : known(cell);
    }

    /** Text is spelled as that of tables is. */
    private static String word(NumpyParts.LabelledArray pair, NumpyArray.Item item, int column) {
        String word = item.word(column);
        return pair.labels().isText() ? Spelling.canonical(Spelling.clean(word)) : word;
    }

    /** Equal texts are held once. */
    private String known(String text) {
        String same = texts.putIfAbsent(text, text);
        characters += same == null ? text.length() : 0;
        require(
                characters <= MOST_CHARACTERS,
                "must be texts that differ in at most " + MOST_CHARACTERS + " characters");
        return same == null ? text : same;
    }

    private String several(NumpyParts.LabelledArray pair, int index, NumpyArray.Item item) {
        IntStream.range(0, width)
                .mapToObj(item::word)
                .filter(word -> !word.equals("0") && !word.equals("1"))
                .forEach(word -> faults.add(
                        PATH,
                        "must be 0 or 1 for each class with task multi_label, was " + Shown.quoted(word) + " for "
                                + pair.name(index)));
        return ones(item).mapToObj(Integer::toString).collect(Collectors.joining("|"));
    }

    private String oneHot(NumpyParts.LabelledArray pair, int index, NumpyArray.Item item) {
        int[] ones = ones(item).toArray();
        long zeros =
                IntStream.range(0, width).filter(i -> item.word(i).equals("0")).count();
        faults.check(
                (ones.length == 1 && zeros == width - 1) || !faults.isEmpty(),
                "format.task",
                "is a class, and the " + width + " labels for " + pair.name(index)
                        + " are not a 1 among zeros: set task to multi_label where several classes may be true, or to"
                        + " regression where they are numbers");
        return ones.length == 0 ? "0" : Integer.toString(ones[0]);
    }

    private IntStream ones(NumpyArray.Item item) {
        return IntStream.range(0, width).filter(i -> item.word(i).equals("1"));
    }

    private String shown() {
        return parts.labelled().stream().map(pair -> pair.labels().shown()).collect(Collectors.joining(", "));
    }
}
