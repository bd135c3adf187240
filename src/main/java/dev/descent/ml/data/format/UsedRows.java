package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that have what is needed of them.
 *
 * @param kept from 0, in the file's order
 */
@SuppressWarnings("ArrayRecordComponent") // taken apart where it is made
record UsedRows(int[] kept, List<String> warnings) {

    /**
     * Chooses them.
     *
     * @param parts those in none of them are left out, if there are parts
     * @throws InvalidSpec where none is left, or values are missing that must not be
     */
    static UsedRows of(Missing missing, List<Column> targets, List<Column> features, @Nullable PartColumn parts) {
        int rows = targets.get(0).size();
        List<Column> needed = new ArrayList<>(targets);
        needed.addAll(missing == Missing.MEAN ? List.of() : features);
        if (missing == Missing.ERROR) {
            refuseMissing(needed);
        }
        int[] divided = IntStream.range(0, rows)
                .filter(row -> parts == null || parts.isIn(row))
                .toArray();
        int[] kept = Arrays.stream(divided)
                .filter(row -> needed.stream().noneMatch(column -> column.isMissing(row)))
                .toArray();
        if (kept.length == 0) {
            throw new InvalidSpec("uri", "has no row that can be used: all " + rows + " miss a value");
        }
        return new UsedRows(kept, warnings(missing, divided.length - kept.length, rows));
    }

    private static void refuseMissing(List<Column> columns) {
        Faults faults = new Faults();
        for (Column column : columns) {
            faults.check(
                    column.missing() == 0,
                    "format.missing",
                    "is error, and column " + Shown.quoted(column.name()) + " has no value in " + column.missing()
                            + " rows");
        }
        faults.raise();
    }

    private static List<String> warnings(Missing missing, int dropped, int rows) {
        String why = missing == Missing.DROP ? "they miss a value" : "their target is missing";
        return dropped > 0 ? List.of(dropped + " of " + rows + " rows are left out, since " + why) : List.of();
    }
}
