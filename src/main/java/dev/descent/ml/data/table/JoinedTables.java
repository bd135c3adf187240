package dev.descent.ml.data.table;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Tables of the same columns as one, in the order of the first. Where they have names, files may have them in another order, and folders
 * may say more of them, see {@link FolderColumns}.
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
            } catch (ZipException | EOFException broken) {
                throw new InvalidSpec("uri", "holds " + part.getKey() + ", whose compressed data is broken");
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
        private @Nullable PartRow placed;

        Joining(TableCells cells) {
            this.cells = cells;
        }

        void begin(String name) {
            part = name;
            atHeader = header;
            placed = null;
            row.clear();
            cells.part(name);
        }

        @Override
        public void cell(int column, String text) {
            if (atHeader) {
                row.add(Spelling.clean(text));
                if (first.isEmpty()) {
                    cells.cell(column, text);
                }
            } else if (placed != null) {
                placed.put(column, text);
            } else {
                cells.cell(column, text);
            }
        }

        @Override
        public void number(int column, double value) {
            if (atHeader) {
                cell(column, Cell.text(value));
            } else if (placed != null) {
                placed.put(column, value);
            } else {
                cells.number(column, value);
            }
        }

        @Override
        public void end(long line, int count) {
            if (atHeader) {
                atHeader = false;
                endHeader(line);
            } else if (placed != null) {
                placed.flush(line, count, cells);
            } else {
                cells.end(line, count);
            }
        }

        private void endHeader(long line) {
            List<String> own = List.copyOf(row);
            FolderColumns more = FolderColumns.of(part, own);
            row.addAll(more.names());
            if (first.isEmpty()) {
                first = part;
                names = List.copyOf(row);
                for (int i = own.size(); i < names.size(); i++) {
                    cells.cell(i, names.get(i));
                }
                cells.end(line, names.size());
            }
            if (more.names().isEmpty() && own.equals(names)) {
                return;
            }
            placed = PartRow.of(own, more, names);
            if (placed == null) {
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
