package dev.descent.ml.data.format;

import dev.descent.ml.data.ClassLabels;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.ShareLabels;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.table.Cell;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The labels of images by what is written of them: a class, several classes, or numbers. */
final class ManifestLabels {
    private static final String BETWEEN = "|";

    private final LabelTable table;
    private final int[] rows;
    private final Faults faults = Faults.alike();
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param table of all rows
     * @param rows that are used, from 0
     */
    ManifestLabels(LabelTable table, int[] rows) {
        this.table = table;
        this.rows = rows;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with the rows whose labels are none */
    Labels labels() {
        Labels labels =
                switch (table.task()) {
                    case REGRESSION -> numbers();
                    case MULTI_LABEL -> several();
                    default -> ClassLabels.of(cells(table.columns().get(0)));
                };
        faults.raise();
        String said = "the labels have ";
        if (labels.target().isCategorical()) {
            warnings.addAll(WordChecks.warnings(said, labels.target().names()));
        }
        if (labels instanceof ClassLabels classes) {
            Misspelt.of(IntStream.of(classes.codes()), classes.names()).ifPresent(pair -> warnings.add(said + pair));
        }
        return labels;
    }

    /** What was guessed. */
    List<String> warnings() {
        return warnings;
    }

    /** Whether labels of a task may stand in so many columns. */
    static void checkColumns(ColumnNames label, Target.Task task, Faults faults) {
        faults.check(
                label.isOne() || task == Target.Task.REGRESSION,
                "label",
                "must be one column unless task is regression"
                        + (task == Target.Task.MULTI_LABEL ? ": labels are separated by " + BETWEEN : ""));
    }

    /** Whether an image must have something in each column. */
    static boolean isNeeded(Target.Task task) {
        return task != Target.Task.MULTI_LABEL;
    }

    private List<String> cells(List<String> column) {
        return IntStream.of(rows).mapToObj(column::get).toList();
    }

    private Labels numbers() {
        List<NumberColumn> numbers = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            numbers.add(numbers(table.names().get(i), table.columns().get(i)));
        }
        faults.raise();
        numbers.forEach(column -> DoubtfulNumbers.ofImages(column)
                .ifPresent(doubt -> warnings.add("the label " + Shown.quoted(column.name()) + " " + doubt)));
        return new NumericTarget(table.path(), numbers, rows).labels(Target.Task.REGRESSION);
    }

    private NumberColumn numbers(String name, List<String> column) {
        double[] values = IntStream.of(rows)
                .mapToDouble(row -> Cell.number(column.get(row)))
                .toArray();
        for (int i = 0; i < values.length && hasRoom(); i++) {
            String cell = column.get(rows[i]);
            faults.check(
                    !Double.isNaN(values[i]),
                    table.path(),
                    "must hold numbers for a regression, and has " + Shown.quoted(cell) + " in column "
                            + Shown.quoted(name) + " of " + table.place().apply(rows[i])
                            + (cell.contains(BETWEEN) ? ": to predict several numbers, give each a column" : ""));
        }
        return new NumberColumn(name, values);
    }

    private Labels several() {
        List<List<String>> lists = IntStream.of(rows)
                .mapToObj(row -> separated(table.columns().get(0).get(row), row))
                .toList();
        List<String> found = lists.stream().flatMap(List::stream).distinct().toList();
        List<String> names = found.stream().sorted(ClassLabels.order(found)).toList();
        float[] shares = new float[lists.size() * names.size()];
        for (int i = 0; i < lists.size(); i++) {
            for (String label : lists.get(i)) {
                shares[i * names.size() + names.indexOf(label)] = 1;
            }
        }
        tellOfNone(lists);
        faults.check(!names.isEmpty(), table.path(), "is empty in all rows: no image is of any class");
        return new ShareLabels(Target.multiLabel(names), lists.size(), (i, c) -> shares[i * names.size() + c], false);
    }

    private List<String> separated(String cell, int row) {
        if (cell.isBlank()) {
            return List.of();
        }
        List<String> labels = Arrays.stream(cell.split("\\|", -1))
                .map(word -> Spelling.canonical(Spelling.clean(word)))
                .toList();
        if (hasRoom()) {
            String told = "has " + Shown.quoted(cell) + " in " + table.place().apply(row) + ", ";
            faults.check(
                    labels.stream().noneMatch(String::isBlank),
                    table.path(),
                    told + "where something is missing beside a \"" + BETWEEN + "\"");
            faults.check(
                    labels.stream().distinct().count() == labels.size(),
                    table.path(),
                    told + "which names a class twice");
        }
        return labels;
    }

    private void tellOfNone(List<List<String>> lists) {
        long none = lists.stream().filter(List::isEmpty).count();
        if (none > 0) {
            warnings.add(none + " of " + lists.size() + " images have no label: they are taken to be of none of the"
                    + " classes; leave their rows out if their classes are not known");
        }
        boolean single = lists.stream().allMatch(list -> list.size() <= 1);
        if (single) {
            warnings.add("no image has more than one label: where one of several classes is true, set task to"
                    + " classification; labels are separated by \"" + BETWEEN + "\"");
        }
    }

    private boolean hasRoom() {
        return !faults.isFull();
    }
}
