package dev.descent.ml.data.table;

import java.io.IOException;
import java.io.InputStream;

/** Rows of cells that are read as often as somebody asks; where the dialect has a header, the first row is it. */
public interface TableSource {
    /** @throws dev.descent.ml.spec.InvalidSpec at {@code uri} or the format, where they cannot be read */
    void read(TableCells cells) throws IOException;

    /** Where the bytes of a text are. */
    @FunctionalInterface
    interface Text {
        InputStream open() throws IOException;
    }

    /** Separated values. */
    static TableSource of(Text text, CsvDialect dialect) {
        return cells -> {
            try (InputStream in = text.open()) {
                CsvRows.read(in, dialect, cells);
            }
        };
    }
}
