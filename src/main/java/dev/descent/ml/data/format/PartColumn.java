package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A column that says in which part each row is; rows where it says nothing are left out. */
final class PartColumn {
    private static final int MOST_FAULTS = 10;
    private static final int LONGEST_SHOWN = 80;

    private final String name;
    private final @Nullable Part[] parts;

    private PartColumn(String name, @Nullable Part[] parts) {
        this.name = name;
        this.parts = parts;
    }

    /** Reads its cells; words that name no part are faults at {@code split.column}. */
    static PartColumn of(List<String> cells, String name, Faults faults) {
        @Nullable Part[] parts = new Part[cells.size()];
        Map<String, List<Integer>> strange = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            String cell = cells.get(i).strip();
            parts[i] = PartNames.of(cell);
            if (parts[i] == null && !cell.isEmpty()) {
                strange.computeIfAbsent(cell, word -> new ArrayList<>()).add(i + 1);
            }
        }
        strange.entrySet().stream()
                .limit(MOST_FAULTS)
                .forEach(word -> faults.add("split.column", fault(word.getKey(), word.getValue())));
        return new PartColumn(name, parts);
    }

    private static String fault(String word, List<Integer> rows) {
        String shown = word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "…" : word;
        return "has \"" + shown + "\", which is none of train, validation and test, in "
                + (rows.size() == 1 ? "" : rows.size() + " rows, the first of them ") + "row " + rows.get(0);
    }

    /** A column's cells, empty where there is none. */
    static List<String> words(TextColumn column) {
        return column.stream()
                .mapToObj(code -> code < 0 ? "" : column.words().get(code))
                .toList();
    }

    /** Those that are in a part. */
    int[] rows() {
        return IntStream.range(0, parts.length).filter(this::isIn).toArray();
    }

    boolean isIn(int row) {
        return parts[row] != null;
    }

    GivenParts given(int[] rows) {
        List<Part> given = IntStream.of(rows)
                .mapToObj(row -> Objects.requireNonNull(parts[row]))
                .toList();
        return new GivenParts(given, "the column \"" + name + "\"");
    }

    List<String> warnings() {
        long without = Arrays.stream(parts).filter(Objects::isNull).count();
        List<String> warnings = new ArrayList<>();
        if (without > 0) {
            warnings.add(without + " of " + parts.length + " rows are left out, since column \"" + name
                    + "\" says no part for them");
        }
        return warnings;
    }
}
