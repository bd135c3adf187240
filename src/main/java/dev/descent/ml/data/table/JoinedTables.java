package dev.descent.ml.data.table;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tables of the same columns as one, in their order.
 *
 * @param parts by the names of their files
 * @param header whether each begins with the columns' names
 */
public record JoinedTables(Map<String, TableSource> parts, boolean header) implements TableSource {

    @Override
    public void read(TableCells cells) throws IOException {
        Joining joining = new Joining(cells);
        for (Map.Entry<String, TableSource> part : parts.entrySet()) {
            joining.begin(part.getKey());
            try {
                part.getValue().read(joining);
            } catch (InvalidSpec invalid) {
                throw joining.named(invalid);
            }
        }
    }

    /** Gives the rows on, and the first header; holds the others against it. */
    private final class Joining implements TableCells {
        private final TableCells cells;
        private final List<String> row = new ArrayList<>();
        private List<String> names = List.of();
        private String first = "";
        private String part = "";
        private boolean atHeader;

        Joining(TableCells cells) {
            this.cells = cells;
        }

        void begin(String name) {
            first = first.isEmpty() ? name : first;
            part = name;
            atHeader = header;
            row.clear();
            cells.part(name);
        }

        @Override
        public void cell(int column, String text) {
            if (atHeader) {
                row.add(Spelling.clean(text));
            }
            if (!atHeader || part.equals(first)) {
                cells.cell(column, text);
            }
        }

        @Override
        public void end(long line, int count) {
            boolean isName = atHeader;
            atHeader = false;
            if (isName && !part.equals(first)) {
                check();
                return;
            } else if (isName) {
                names = List.copyOf(row);
            }
            cells.end(line, count);
        }

        private void check() {
            if (!row.equals(names)) {
                throw new InvalidSpec(
                        "uri",
                        "has other columns in " + Shown.quoted(part) + " than in " + Shown.quoted(first) + ": "
                                + difference());
            }
        }

        private String difference() {
            List<String> missing =
                    names.stream().filter(name -> !row.contains(name)).toList();
            List<String> more =
                    row.stream().filter(name -> !names.contains(name)).toList();
            if (missing.isEmpty() && more.isEmpty()) {
                return "their order differs";
            }
            String lacks = missing.isEmpty() ? "" : "it lacks " + Shown.quoted(missing.get(0));
            String has = more.isEmpty() ? "" : "it has " + Shown.quoted(more.get(0)) + " besides";
            return lacks + (lacks.isEmpty() || has.isEmpty() ? "" : ", and ") + has;
        }

        private InvalidSpec named(InvalidSpec invalid) {
            return new InvalidSpec(invalid.violations().stream()
                    .map(fault -> fault.message().contains(part)
                            ? fault
                            : new Violation(fault.path(), fault.message() + " (in " + part + ")"))
                    .toList());
        }
    }
}
