package dev.descent.ml.data;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for a column that gives the answer away, so that a network learns to read it and nothing else. */
final class TargetLeaks {
    /** Fewer examples for each value than this tell a class by chance. */
    private static final int ENOUGH = 5;
    /** With fewer rows a straight line may be chance. */
    private static final int FEWEST = 10;
    /** Of the rows: a copy may have holes. */
    private static final double NEARLY_ALL = 0.9;
    /** A column with more different values is no code for something. */
    private static final int MOST_VALUES = 1000;
    /** Of the target's range: what rounding may have moved it from a straight line. */
    private static final double ROUNDED = 1e-3;
    /** That are looked at before all are. */
    private static final int A_FEW = 1000;

    private final IntToDoubleFunction column;
    private final int[] rows;
    private final boolean isCode;
    private final boolean isNumber;
    private final boolean alone;

    /** One number to predict, or the class by its index, of each row. */
    private record Answer(String name, boolean isNumber, IntToDoubleFunction at) {}

    private TargetLeaks(Column column, int[] rows, boolean alone) {
        this.column = column instanceof NumberColumn numbers
                ? numbers::at
                : row -> column.isMissing(row) ? Double.NaN : ((TextColumn) column).code(row);
        this.rows = rows;
        this.isNumber = column instanceof NumberColumn;
        this.isCode = isCode();
        this.alone = alone;
    }

    /**
     * What it gives away, to complete “column a …”.
     *
     * @param alone whether it is the only feature, of which a straight line may well be what is to be learned
     */
    static List<String> of(Column column, int[] training, Labels labels, boolean alone) {
        TargetLeaks leaks = new TargetLeaks(column, training, alone);
        return answers(labels).flatMap(leaks::of).toList();
    }

    private Stream<String> of(Answer answer) {
        String ignore = ": put it into ignore if it will not be known when "
                + (answer.isNumber() ? "the target" : "the class") + " is to be predicted";
        boolean amounts = isNumber && answer.isNumber();
        if (amounts && hasEnough() && isEqual(answer)) {
            return Stream.of("equals " + answer.name() + " in every training example" + ignore);
        } else if (isCode && tells(answer)) {
            return Stream.of("tells " + answer.name() + " of every training example by itself" + ignore);
        } else if (amounts && !alone && hasEnough() && isLine(answer, aFew()) && isLine(answer, rows)) {
            return Stream.of("is " + answer.name() + " on another scale, as a straight line leads from one to the other"
                    + ignore);
        }
        return Stream.empty();
    }

    private static Stream<Answer> answers(Labels labels) {
        List<String> names = labels.target().names();
        if (labels instanceof ClassLabels classes) {
            return Stream.of(new Answer("the class", false, row -> classes.codes()[row]));
        } else if (labels instanceof NumberLabels numbers) {
            return numbers.columns().stream().map(of -> new Answer(named(of.name()), true, of::at));
        } else if (labels instanceof ShareLabels shares) {
            return IntStream.range(0, names.size())
                    .mapToObj(c -> new Answer(
                            named(names.get(c)), true, row -> shares.shares().of(row, c)));
        }
        return Stream.empty();
    }

    private static String named(String target) {
        return "the target " + Shown.quoted(target);
    }

    /** Whether its values are few, and each in some rows; exact for all of them, as is {@link #tells}. */
    private boolean isCode() {
        Set<Double> different = new HashSet<>();
        for (int row : rows) {
            double value = column.applyAsDouble(row);
            if (Double.isNaN(value) || (different.add(value) && different.size() > MOST_VALUES)) {
                return false;
            }
        }
        return rows.length >= ENOUGH * different.size();
    }

    private boolean tells(Answer answer) {
        Map<Double, Double> known = new HashMap<>();
        for (int row : rows) {
            double label = answer.at().applyAsDouble(row);
            Double before = known.putIfAbsent(column.applyAsDouble(row), label);
            if (before != null && before != label) {
                return false;
            }
        }
        return known.values().stream().distinct().limit(2).count() == 2;
    }

    private boolean hasEnough() {
        int fewest = (int) Math.max(FEWEST, NEARLY_ALL * rows.length);
        return present(rows).limit(fewest).count() == fewest;
    }

    private IntStream present(int[] some) {
        return IntStream.of(some).filter(row -> !Double.isNaN(column.applyAsDouble(row)));
    }

    private boolean isEqual(Answer answer) {
        return present(rows)
                .allMatch(row -> column.applyAsDouble(row) == answer.at().applyAsDouble(row));
    }

    private int[] aFew() {
        int step = Math.max(1, rows.length / A_FEW);
        return IntStream.range(0, rows.length / step).map(i -> rows[i * step]).toArray();
    }

    /** By the line through the outermost rows. */
    private boolean isLine(Answer answer, int[] some) {
        int low = outermost(some, -1);
        int high = outermost(some, 1);
        double start = answer.at().applyAsDouble(low);
        double rise = answer.at().applyAsDouble(high) - start;
        double first = column.applyAsDouble(low);
        double run = column.applyAsDouble(high) - first;
        return rise != 0
                && present(some).allMatch(row -> {
                    double there = start + rise * ((column.applyAsDouble(row) - first) / run);
                    return Math.abs(answer.at().applyAsDouble(row) - there) <= ROUNDED * Math.abs(rise);
                });
    }

    private int outermost(int[] some, int direction) {
        return present(some)
                .reduce((a, b) -> direction * column.applyAsDouble(b) > direction * column.applyAsDouble(a) ? b : a)
                .orElseThrow();
    }
}
