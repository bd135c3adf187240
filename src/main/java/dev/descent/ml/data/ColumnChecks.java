package dev.descent.ml.data;

import dev.descent.ml.data.shape.Statistics;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import java.util.List;
import java.util.stream.IntStream;

/** Looks for columns of the training part that can teach nothing, or too much. */
final class ColumnChecks {
    private ColumnChecks() {}

    /** @param alone whether it is the only feature */
    static List<String> warnings(Column column, int[] training, Labels labels, boolean alone) {
        String name = "column " + Shown.quoted(column.name()) + " ";
        if (IntStream.of(training).allMatch(column::isMissing)) {
            return List.of(name + "has no value in any training example");
        } else if (isConstant(column, training)) {
            return List.of(name + "is the same in all training examples");
        }
        return TargetLeaks.of(column, training, labels, alone).stream()
                .map(leak -> name + leak)
                .toList();
    }

    private static boolean isConstant(Column column, int[] rows) {
        return column instanceof NumberColumn numbers
                ? Statistics.isConstant(numbers::at, rows)
                : IntStream.of(rows)
                                .map(row -> ((TextColumn) column).code(row))
                                .distinct()
                                .count()
                        <= 1;
    }
}
