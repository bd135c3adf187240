package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.PartValues;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * Reads its cells.
     *
     * @param by the column's name, and what it has for each part
     * @param faults gets words that name no part, and values of parts that no row has
     */
    static PartColumn of(List<String> cells, SplitBy by, Faults faults) {
        Map<String, Part> given = by.parts() == null ? Map.of() : by.parts().byWord();
        Map<String, Optional<Part>> known = new HashMap<>();
        @Nullable Part[] parts = new Part[cells.size()];
        Map<String, List<Integer>> strange = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            String cell = cells.get(i).strip();
            parts[i] = known.computeIfAbsent(cell, word -> part(word, given)).orElse(null);
            if (parts[i] == null && !cell.isEmpty()) {
                strange.computeIfAbsent(cell, word -> new ArrayList<>()).add(i + 1);
            }
        }
        strange.entrySet().stream()
                .limit(MOST_FAULTS)
                .forEach(word -> faults.add("split.column", fault(word.getKey(), word.getValue())));
        if (by.parts() != null) {
            checkThere(by.parts(), known.keySet(), faults);
        }
        return new PartColumn(Objects.requireNonNull(by.column()), parts);
    }

    private static void checkThere(PartValues values, Set<String> cells, Faults faults) {
        Set<String> there = cells.stream().map(Spelling::folded).collect(Collectors.toSet());
        values.texts()
                .filter(text -> !there.contains(Spelling.folded(text)))
                .forEach(text -> faults.add("split.parts", "names \"" + text + "\", which no row has"));
    }

    private static Optional<Part> part(String word, Map<String, Part> given) {
        return Optional.ofNullable(given.get(Spelling.folded(word))).or(() -> Optional.ofNullable(PartNames.of(word)));
    }

    private static String fault(String word, List<Integer> rows) {
        String shown = word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "…" : word;
        return "has \"" + shown + "\", which is none of train, validation and test, in "
                + (rows.size() == 1 ? "" : rows.size() + " rows, the first of them ") + "row " + rows.get(0)
                + ": say in split.parts of which part it is";
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
