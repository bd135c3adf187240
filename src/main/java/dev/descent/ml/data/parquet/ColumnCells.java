package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TableCells;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.api.PrimitiveConverter;

/** The cells of a column in one group of rows, one row after the other. */
final class ColumnCells {
    private final ParquetColumn column;
    private final PageFeed pages;
    private final ColumnReader reader;
    private final ValueText text;
    private final int full;

    /** @throws InvalidSpec where it lies elsewhere, contradicts the footer, or is not read */
    ColumnCells(FileChannel file, RowGroup group, ParquetColumn column, PageRoom room) throws IOException {
        this.column = column;
        this.pages = new PageFeed(file, claimed(group, column), column, room);
        this.reader = new ColumnReaderImpl(pages.column(), pages, new PrimitiveConverter() {}, null);
        this.text = Objects.requireNonNull(column.text());
        this.full = pages.column().getMaxDefinitionLevel();
    }

    private static ColumnMetaData claimed(RowGroup group, ParquetColumn column) {
        ParquetFooter.check(column.leaf() < group.getColumnsSize(), "a group of rows lacks a column");
        ColumnChunk chunk = group.getColumns().get(column.leaf());
        ColumnMetaData claimed = chunk.getMeta_data();
        ParquetFooter.check(claimed != null && !chunk.isSetCrypto_metadata(), "a column is encrypted");
        ParquetFooter.check(!chunk.isSetFile_path(), "a column is in another file");
        long values = claimed.getNum_values();
        ParquetFooter.check(
                values == group.getNum_rows() || (column.isList() && values > group.getNum_rows()),
                "a column has another number of values than there are rows");
        return claimed;
    }

    /**
     * Hands the next row's cells on, empty where there is no value.
     *
     * @param at where the first one belongs
     * @param width how many there are; of a list, its values
     */
    void next(TableCells cells, int at, int width) {
        if (reader.getCurrentDefinitionLevel() < column.filled()) {
            for (int i = 0; i < width; i++) {
                cells.cell(at + i, "");
            }
            reader.consume();
            return;
        }
        int found = 0;
        do {
            if (found < width) {
                put(cells, at + found);
            }
            found = oneMore(found);
            reader.consume();
        } while (reader.getCurrentRepetitionLevel() > 0);
        checkWidth(found, width);
    }

    private void put(TableCells cells, int at) {
        if (reader.getCurrentDefinitionLevel() == full) {
            text.put(reader, cells, at);
        } else {
            cells.cell(at, "");
        }
    }

    /** Values of the next row's list; 0 where there is none. */
    int length() {
        int found = reader.getCurrentDefinitionLevel() < column.filled() ? 0 : 1;
        reader.consume();
        while (reader.getCurrentRepetitionLevel() > 0) {
            found = oneMore(found);
            reader.consume();
        }
        return found;
    }

    /** A few bytes can claim billions of values for a list, which are not worth counting. */
    private static int oneMore(int found) {
        ParquetFooter.check(
                found < TableLayout.MOST_CELLS, "a list has more than " + TableLayout.MOST_CELLS + " values");
        return found + 1;
    }

    private void checkWidth(int found, int width) {
        if (found != width) {
            throw new InvalidSpec(
                    "uri",
                    "has column " + Shown.quoted(column.name()) + ", whose lists have " + width
                            + " values at first, and "
                            + found + " later: only lists of one length are read, a column for each value; to go"
                            + " without it, name it in ignore");
        }
    }

    void close() {
        pages.close();
    }
}
