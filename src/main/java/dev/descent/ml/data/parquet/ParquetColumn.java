package dev.descent.ml.data.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A column at the top of a file's schema.
 *
 * @param leaf its place among the columns of a group of rows
 * @param descriptor for decoders; null where it is not read
 * @param text of its values; null where it is not read
 */
record ParquetColumn(
        String name,
        int leaf,
        @Nullable ColumnDescriptor descriptor,
        @Nullable ValueText text) {
    boolean isRead() {
        return descriptor != null;
    }
}
