package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.TableCells;
import dev.descent.ml.data.table.TableSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, after one with the columns' names. A value is the text that a table of separated values
 * would have for it.
 *
 * @param ignored columns that are not read, whatever they are
 * @param most bytes that the file may unpack to, and cells that it may have
 */
public record ParquetTable(Opening file, Set<String> ignored, long most) implements TableSource {

    /** Rows after which it is told how much was read. */
    private static final int TOLD = 2048;

    /** Where the file is. */
    @FunctionalInterface
    public interface Opening {
        FileChannel open() throws IOException;

        /** So many more of its bytes were read. */
        default void read(long bytes) {}
    }

    @Override
    public void read(TableCells cells) throws IOException {
        read(cells, new PageRoom(most));
    }

    /** @param pages closed with the end of it */
    void read(TableCells cells, PageRoom pages) throws IOException {
        try (FileChannel open = file.open();
                PageRoom room = pages) {
            FileMetaData footer = ParquetFooter.read(open);
            List<ParquetColumn> columns = ParquetSchema.columns(footer, ignored);
            check(footer, columns.size());
            if (hasNoRows(footer) && columns.stream().anyMatch(ParquetColumn::isList)) {
                // how many columns a list makes is told by rows only; other files of the table may have some
                return;
            }
            TableLayout layout = TableLayout.of(open, footer, columns, room);
            check(footer, layout.width());
            header(layout.names(), cells);
            long row = 0;
            for (RowGroup group : footer.getRow_groups()) {
                new Group(open, group, layout, room).read(cells, row, file);
                row += group.getNum_rows();
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static boolean hasNoRows(FileMetaData footer) {
        return footer.getRow_groups().stream().allMatch(group -> group.getNum_rows() == 0);
    }

    private static void header(List<String> names, TableCells cells) {
        for (int i = 0; i < names.size(); i++) {
            cells.cell(i, names.get(i));
        }
        cells.end(0, names.size());
    }

    private void check(FileMetaData footer, int columns) {
        long rows = 0;
        for (RowGroup group : footer.getRow_groups()) {
            ParquetFooter.check(group.getNum_rows() >= 0, "it claims a negative number of rows");
            rows += Math.min(group.getNum_rows(), most);
            ParquetFooter.check(
                    rows <= most / Math.max(1, columns), "it claims more cells than the " + most + " allowed");
        }
    }

    /** Some of the rows, each column in a place of its own. */
    private record Group(FileChannel file, RowGroup group, TableLayout layout, PageRoom room) {
        void read(TableCells cells, long before, Opening watch) {
            List<@Nullable ColumnCells> readers = group.getNum_rows() > 0 ? opened() : List.of();
            for (long row = before + 1; row <= before + group.getNum_rows(); row++) {
                next(readers, cells, row);
                cells.end(row, layout.width());
                if ((row - before) % TOLD == 0) {
                    watch.read(bytes(TOLD));
                }
            }
            watch.read(bytes(group.getNum_rows() % TOLD));
            readers.stream().filter(Objects::nonNull).forEach(ColumnCells::close);
        }

        private long bytes(long rows) {
            long all = Math.max(0, group.getTotal_compressed_size());
            return rows == 0 ? 0 : (long) ((double) all / group.getNum_rows() * rows);
        }

        private List<@Nullable ColumnCells> opened() {
            List<@Nullable ColumnCells> readers = new ArrayList<>();
            for (ParquetColumn column : layout.columns()) {
                readers.add(
                        column.isRead()
                                ? ColumnDecoding.of(column, () -> new ColumnCells(file, group, column, room))
                                : null);
            }
            return readers;
        }

        private void next(List<@Nullable ColumnCells> readers, TableCells cells, long row) {
            int at = 0;
            try {
                for (; at < readers.size(); at++) {
                    ColumnCells reader = readers.get(at);
                    if (reader == null) {
                        cells.cell(layout.place(at), "");
                    } else {
                        reader.next(cells, layout.place(at), layout.width(at));
                    }
                }
            } catch (RuntimeException e) {
                throw ColumnDecoding.fault(layout.columns().get(at), row, e);
            }
        }
    }
}
