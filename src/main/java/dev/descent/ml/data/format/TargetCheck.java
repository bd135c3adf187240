package dev.descent.ml.data.format;

import dev.descent.ml.data.ClassLabels;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.NumberLabels;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.Arrays;
import java.util.List;

/** The target of a table: as labels, and what is to be said of it. */
final class TargetCheck {
    /** A numeric target with at most so many different whole values may be meant as classes. */
    private static final int FEW_VALUES = 10;
    /** With fewer rows a different class in each may be chance. */
    private static final int FEWEST = 10;

    private static final double NEARLY_ALL = 0.9;
    /**
     * Squares of larger numbers, and of smaller differences, leave the range of
     * the numbers that networks are trained with.
     */
    private static final double LARGEST = 1e30;

    private final Csv spec;
    private final Column column;
    private final Labels labels;

    /** @throws InvalidSpec where a number is too large to be a label */
    TargetCheck(Csv spec, Column column) {
        this.spec = spec;
        this.column = column;
        this.labels = column instanceof NumberColumn numbers
                ? new NumberLabels(checked(numbers))
                : ClassLabels.of(((TextColumn) column).codes(), ((TextColumn) column).words());
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
                column.size() < FEWEST || different < NEARLY_ALL * column.size(),
                "format.target",
                "has " + different + " classes for " + column.size()
                        + " rows: a different value in nearly every row is a key or a number, and no class");
        return faults.list();
    }

    /** @param seen of its column */
    List<String> warnings(ColumnOutline seen) {
        if (spec.task() != null) {
            return List.of();
        } else if (column instanceof NumberColumn numbers && isFewWholeNumbers(numbers)) {
            return List.of("the target " + Shown.quoted(column.name()) + " has "
                    + Arrays.stream(numbers.values()).distinct().count()
                    + " different whole numbers and is predicted as a number; if these are classes, set task to"
                    + " classification");
        }
        return column instanceof TextColumn
                ? ColumnScreen.doubt(seen, column, true).stream()
                        .map(doubt -> "the target " + Shown.quoted(column.name()) + " " + doubt)
                        .toList()
                : List.of();
    }

    private static boolean isFewWholeNumbers(NumberColumn column) {
        double[] different =
                Arrays.stream(column.values()).distinct().limit(FEW_VALUES + 1L).toArray();
        return different.length <= FEW_VALUES && Arrays.stream(different).allMatch(value -> value == Math.rint(value));
    }

    private static NumberColumn checked(NumberColumn column) {
        double largest = Arrays.stream(column.values()).map(Math::abs).max().orElse(0);
        if (largest > LARGEST) {
            throw new InvalidSpec(
                    "format.target",
                    "has numbers up to " + largest + " in column " + Shown.quoted(column.name())
                            + ", which are too large to be learned (the limit is " + LARGEST
                            + "): give them in a larger unit");
        }
        return column;
    }
}
