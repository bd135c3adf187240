package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.TableCells;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;

/**
 * The rows of a Parquet file, after one with the columns' names. A value is the text that a table of separated values
 * would have for it.
 *
 * @param ignored columns that are not read, whatever they are
 * @param most bytes that the file may unpack to, and cells that it may have
 */
public record ParquetTable(Opening file, Set<String> ignored, long most) implements TableSource {

    /** Where the file is. */
    @FunctionalInterface
    public interface Opening {
        FileChannel open() throws IOException;
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
            for (int i = 0; i < columns.size(); i++) {
                cells.cell(i, columns.get(i).name().strip());
            }
            cells.end(0, columns.size());
            long row = 0;
            for (RowGroup group : footer.getRow_groups()) {
                new Group(open, group, columns, room).read(cells, row);
                row += group.getNum_rows();
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
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
    private record Group(FileChannel file, RowGroup group, List<ParquetColumn> columns, PageRoom room) {
        void read(TableCells cells, long before) {
            List<ColumnCells> readers = new ArrayList<>();
            if (group.getNum_rows() > 0) {
                columns.forEach(column -> readers.add(opened(column)));
            }
            for (long row = 1; row <= group.getNum_rows(); row++) {
                for (int i = 0; i < readers.size(); i++) {
                    cells.cell(i, next(readers.get(i), i));
                }
                cells.end(before + row, readers.size());
            }
            readers.forEach(ColumnCells::close);
        }

        private ColumnCells opened(ParquetColumn column) {
            if (!column.isRead()) {
                return ColumnCells.EMPTY;
            }
            ParquetFooter.check(column.leaf() < group.getColumnsSize(), "a group of rows lacks a column");
            ColumnChunk chunk = group.getColumns().get(column.leaf());
            return decoding(column.name(), () -> ColumnCells.of(file, chunk, column, group.getNum_rows(), room));
        }

        private String next(ColumnCells reader, int column) {
            return decoding(columns.get(column).name(), reader::next);
        }

        /** What is broken shows in many ways within the decoders. */
        private static <T> T decoding(String column, Decoding<T> what) {
            try {
                return what.get();
            } catch (InvalidSpec | UncheckedIOException known) {
                throw known;
            } catch (IOException | RuntimeException broken) {
                throw ParquetFooter.broken("column " + column + " cannot be decoded");
            }
        }
    }

    /** Something that decodes. */
    private interface Decoding<T> {
        T get() throws IOException;
    }
}
