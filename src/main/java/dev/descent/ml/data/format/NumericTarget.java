package dev.descent.ml.data.format;

import dev.descent.ml.data.Labels;
import dev.descent.ml.data.NumberLabels;
import dev.descent.ml.data.ShareLabels;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Faults;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Columns of numbers as labels: amounts, yes or no, or probabilities. */
final class NumericTarget {
    /**
     * Squares of larger numbers, and of smaller differences, leave the range of
     * the numbers that networks are trained with.
     */
    private static final double LARGEST = 1e30;

    /** What probabilities that were rounded to three digits may miss of 1. */
    private static final double ROUNDED = 1e-3 + 1e-9;

    private final String path;
    private final List<NumberColumn> columns;
    private final int[] rows;
    private final Faults faults = Faults.alike();

    /**
     * @param path of what names them, in the data set's spec
     * @param rows of the file that they are, from 0
     */
    NumericTarget(String path, List<NumberColumn> columns, int[] rows) {
        this.path = path;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * @param task that is asked for; where none is, several columns of 0 and 1 alone are classes
     * @throws dev.descent.ml.spec.InvalidSpec with the values that are none, each with its row
     */
    Labels labels(Target.@Nullable Task task) {
        boolean flags = columns.size() > 1 && columns.stream().allMatch(NumericTarget::isFlags);
        Target.Task decided = task != null ? task : flags ? Target.Task.MULTI_LABEL : Target.Task.REGRESSION;
        Labels labels =
                switch (decided) {
                    case MULTI_LABEL -> flags();
                    case SOFT_LABELS -> probabilities();
                    default -> numbers();
                };
        faults.raise();
        return labels;
    }

    private static boolean isFlags(NumberColumn column) {
        return column.stream().allMatch(value -> value == 0 || value == 1);
    }

    private Labels numbers() {
        for (NumberColumn column : columns) {
            double largest = column.stream().map(Math::abs).max().orElse(0);
            faults.check(
                    largest <= LARGEST,
                    path,
                    "has numbers up to " + largest + " in column " + Shown.quoted(column.name())
                            + ", which are too large to be learned (the limit is " + LARGEST
                            + "): give them in a larger unit");
        }
        return new NumberLabels(columns, path);
    }

    private Labels flags() {
        for (NumberColumn column : columns) {
            for (int i = 0; i < rows.length && hasRoom(); i++) {
                double value = column.at(i);
                faults.check(
                        value == 0 || value == 1,
                        path,
                        "must hold 0 or 1 for multi_label, and has " + value + " in column "
                                + Shown.quoted(column.name()) + " of row " + (rows[i] + 1));
            }
        }
        return shares(Target.multiLabel(names()));
    }

    private Labels probabilities() {
        for (int i = 0; i < rows.length && hasRoom(); i++) {
            int row = i;
            double sum = sum(row);
            boolean negative = columns.stream().anyMatch(column -> column.at(row) < 0);
            faults.check(
                    !negative, path, "must hold no negative number for soft_labels, and row " + number(i) + " has one");
            faults.check(
                    negative || Math.abs(sum - 1) <= ROUNDED,
                    path,
                    "must hold probabilities that sum to 1 for soft_labels, and row " + number(i) + " sums to "
                            + (float) sum);
        }
        return shares(Target.softLabels(names()));
    }

    private int number(int index) {
        return rows[index] + 1;
    }

    private boolean hasRoom() {
        return !faults.isFull();
    }

    private List<String> names() {
        return columns.stream().map(NumberColumn::name).toList();
    }

    /** Probabilities are divided by their sum, which rounding may have kept from being 1. */
    private Labels shares(Target target) {
        double[] wholes = target.isExclusive()
                ? IntStream.range(0, rows.length).mapToDouble(this::sum).toArray()
                : null;
        return new ShareLabels(
                target,
                rows.length,
                (row, c) -> (float) (columns.get(c).at(row) / (wholes == null ? 1 : wholes[row])),
                true);
    }

    private double sum(int row) {
        return columns.stream().mapToDouble(column -> column.at(row)).sum();
    }
}
