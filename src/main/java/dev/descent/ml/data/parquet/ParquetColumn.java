package dev.descent.ml.data.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Values in a file's schema: a column at its top, or within structs, with points between the names. A list of values is one, too.
 *
 * @param leaf its place among the columns of a group of rows
 * @param descriptor for decoders; null where it is not read
 * @param text of its values; null where it is not read
 * @param filled the definition level from which a list has a value; 0 where it is no list
 */
record ParquetColumn(
        String name,
        int leaf,
        @Nullable ColumnDescriptor descriptor,
        @Nullable ValueText text,
        int filled) {

    static ParquetColumn unread(String name) {
        return new ParquetColumn(name, -1, null, null, 0);
    }

    boolean isRead() {
        return descriptor != null;
    }

    boolean isList() {
        return filled > 0;
    }
}
