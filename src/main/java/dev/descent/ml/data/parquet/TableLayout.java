package dev.descent.ml.data.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;

/**
 * Which cells a row has.
 *
 * @param places where each column's begin, and behind the last one's
 */
@SuppressWarnings("ArrayRecordComponent") // not changed after it is filled
record TableLayout(List<ParquetColumn> columns, int[] places) {

    static final int MOST_CELLS = 10_000;

    /** Lists have as many cells as the first one of the file that has a value. */
    static TableLayout of(FileChannel file, FileMetaData footer, List<ParquetColumn> columns, PageRoom room) {
        int[] places = new int[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            ParquetColumn column = columns.get(i);
            int width = column.isList() ? ColumnDecoding.of(column, () -> length(file, footer, column, room)) : 1;
            places[i + 1] = Math.addExact(places[i], width);
            ParquetFooter.check(places[i + 1] <= MOST_CELLS, "it has more than the " + MOST_CELLS + " columns allowed");
        }
        return new TableLayout(columns, places);
    }

    private static int length(FileChannel file, FileMetaData footer, ParquetColumn column, PageRoom room)
            throws IOException {
        for (RowGroup group : footer.getRow_groups()) {
            if (group.getNum_rows() > 0) {
                int length = length(new ColumnCells(file, group, column, room), group.getNum_rows());
                if (length > 0) {
                    return length;
                }
            }
        }
        return 0;
    }

    private static int length(ColumnCells cells, long rows) {
        int length = 0;
        for (long row = 0; row < rows && length == 0; row++) {
            length = cells.length();
        }
        cells.close();
        return length;
    }

    int width() {
        return places[columns.size()];
    }

    int place(int column) {
        return places[column];
    }

    int width(int column) {
        return places[column + 1] - places[column];
    }

    /** Of all cells; a list's values are numbered from 0. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name().strip();
            for (int value = 0; value < width(i); value++) {
                names.add(columns.get(i).isList() ? name + "." + value : name);
            }
        }
        return names;
    }
}
