package dev.descent.ml.data;

import dev.descent.ml.data.shape.Statistics;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Looks for columns of the training part that can teach nothing, or too much. */
final class ColumnChecks {
    /** Fewer examples for each category than this tell a class by chance. */
    private static final int ENOUGH = 5;

    private ColumnChecks() {}

    static List<String> warnings(Column column, int[] training, Labels labels) {
        String name = "column " + Shown.quoted(column.name()) + " ";
        if (IntStream.of(training).allMatch(column::isMissing)) {
            return List.of(name + "has no value in any training example");
        } else if (isConstant(column, training)) {
            return List.of(name + "is the same in all training examples");
        }
        boolean tells = column instanceof TextColumn words
                && labels instanceof ClassLabels classes
                && tellsTheClass(words, classes, training);
        return tells
                ? List.of(name + "tells the class of every training example by itself: put it into ignore"
                        + " if it will not be known when the class is to be predicted")
                : List.of();
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

    private static boolean tellsTheClass(TextColumn column, ClassLabels labels, int[] rows) {
        int[] classes = new int[column.words().size()];
        Arrays.fill(classes, -1);
        int seen = 0;
        for (int row : rows) {
            int code = column.code(row);
            int label = labels.codes()[row];
            if (code < 0 || (classes[code] >= 0 && classes[code] != label)) {
                return false;
            }
            seen += classes[code] < 0 ? 1 : 0;
            classes[code] = label;
        }
        return rows.length >= ENOUGH * seen;
    }
}
