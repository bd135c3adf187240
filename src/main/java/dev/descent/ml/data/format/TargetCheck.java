package dev.descent.ml.data.format;

import dev.descent.ml.data.ClassLabels;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.NumberLabels;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The target of a table: as labels, and what is to be said of it. */
final class TargetCheck {
    /** A numeric target with at most so many different whole values may be meant as classes. */
    private static final int FEW_VALUES = 10;
    /** With fewer rows a different class in each may be chance. */
    private static final int FEWEST = 10;

    private static final double NEARLY_ALL = 0.9;

    private final Csv spec;
    private final List<Column> columns;
    private final Labels labels;

    /**
     * @param rows of the file that are used, from 0
     * @throws InvalidSpec where a value is none that the task has
     */
    TargetCheck(Csv spec, List<Column> columns, int[] rows) {
        this.spec = spec;
        this.columns = columns;
        this.labels = columns.get(0) instanceof TextColumn words
                ? ClassLabels.of(words.stream().toArray(), words.words())
                : new NumericTarget("format.target", numbers(columns), rows).labels(spec.task());
    }

    private static List<NumberColumn> numbers(List<Column> columns) {
        return columns.stream().map(NumberColumn.class::cast).toList();
    }

    Labels labels() {
        return labels;
    }

    /** Why nothing can be learned from it. */
    List<Violation> faults() {
        return labels instanceof ClassLabels classes ? faults(classes) : List.of();
    }

    private List<Violation> faults(ClassLabels classes) {
        Faults faults = new Faults();
        int different = classes.names().size();
        faults.check(
                different > 1,
                "format.target",
                "has one class in all rows, " + Shown.quoted(classes.names().get(0)) + ": there is nothing to learn");
        faults.check(
                classes.codes().length < FEWEST || different < NEARLY_ALL * classes.codes().length,
                "format.target",
                "has " + different + " classes for " + classes.codes().length
                        + " rows: a different value in nearly every row is a key or a number, and no class");
        return faults.list();
    }

    /** What was guessed of it, where nobody said, and of its numbers those that may be none. */
    List<String> warnings(CsvOutline outline) {
        Stream<String> guesses = spec.task() == null ? guesses(outline) : Stream.empty();
        Stream<String> doubts = labels instanceof NumberLabels numbers
                ? Stream.concat(doubts(numbers), lostDigits(outline))
                : Stream.empty();
        return Stream.concat(guesses, doubts).toList();
    }

    /** Of a regression. */
    private Stream<String> lostDigits(CsvOutline outline) {
        return columns.stream().flatMap(column -> outline.column(column.name()).flatMap(DigitDoubts::rounded).stream()
                .map(text -> named(column) + text));
    }

    private Stream<String> guesses(CsvOutline outline) {
        if (columns.size() > 1) {
            return Stream.of(guessed());
        }
        Column column = columns.get(0);
        Optional<String> doubt = column instanceof NumberColumn numbers
                ? fewWholeNumbers(numbers)
                : ColumnScreen.doubt(outline.column(column.name()).orElseThrow(), column, true);
        return doubt.map(text -> named(column) + text).stream();
    }

    private static Stream<String> doubts(NumberLabels labels) {
        return labels.columns().stream()
                .flatMap(column -> DoubtfulNumbers.ofTable(column).map(text -> named(column) + text).stream());
    }

    private static String named(Column column) {
        return "the target " + Shown.quoted(column.name()) + " ";
    }

    private String guessed() {
        List<String> others = new ArrayList<>(List.of("regression", "multi_label", "soft_labels"));
        boolean flags = labels.target().task() == Target.Task.MULTI_LABEL;
        others.remove(flags ? "multi_label" : "regression");
        String taken = flags
                ? "hold 0 and 1 alone and are taken for classes of which several may be true (multi_label)"
                : "are predicted as numbers (regression)";
        return "the targets " + taken + "; if something else is meant, set task to " + String.join(" or ", others);
    }

    private static Optional<String> fewWholeNumbers(NumberColumn column) {
        double[] different = column.stream().distinct().limit(FEW_VALUES + 1L).toArray();
        boolean few = different.length > 1 && different.length <= FEW_VALUES;
        return few && Arrays.stream(different).allMatch(value -> value == Math.rint(value))
                ? Optional.of("has " + different.length + " different whole numbers and is predicted as a number;"
                        + " if these are classes, set task to classification")
                : Optional.empty();
    }
}
