package dev.descent.ml.data.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.io.api.PrimitiveConverter;

/** The cells of a column in one group of rows, one after the other. */
interface ColumnCells {
    /** Of a column that is not read. */
    ColumnCells EMPTY = () -> "";

    /** The next cell's text; empty where there is no value. */
    String next() throws IOException;

    /** No more cells are read. */
    default void close() {}

    /** @throws dev.descent.ml.spec.InvalidSpec where it lies elsewhere, contradicts the footer, or is not read */
    static ColumnCells of(FileChannel file, ColumnChunk chunk, ParquetColumn column, long rows, PageRoom room)
            throws IOException {
        ColumnMetaData claimed = chunk.getMeta_data();
        ParquetFooter.check(claimed != null && !chunk.isSetCrypto_metadata(), "a column is encrypted");
        ParquetFooter.check(!chunk.isSetFile_path(), "a column is in another file");
        ParquetFooter.check(
                claimed.getNum_values() == rows, "a column has another number of values than there are rows");
        PageFeed pages = new PageFeed(file, claimed, column, room);
        ColumnReader reader = new ColumnReaderImpl(pages.column(), pages, new PrimitiveConverter() {}, null);
        ValueText text = Objects.requireNonNull(column.text());
        int full = pages.column().getMaxDefinitionLevel();
        return new ColumnCells() {
            @Override
            public String next() {
                String cell = reader.getCurrentDefinitionLevel() == full ? text.of(reader) : "";
                reader.consume();
                return cell;
            }

            @Override
            public void close() {
                pages.close();
            }
        };
    }
}
