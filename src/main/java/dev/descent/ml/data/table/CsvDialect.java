package dev.descent.ml.data.table;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written.
 *
 * @param delimiter between cells
 * @param aligned whether any run of spaces and tabs is between cells; the delimiter is then a tab
 * @param header whether the first row has the columns' names
 * @param notation of its cells
 * @param encoding of its text; null for UTF-8, or what its byte order mark says
 * @param comment begins lines that are skipped; null for none
 * @param skipped lines that are no rows
 */
public record CsvDialect(
        char delimiter,
        boolean aligned,
        boolean header,
        Notation notation,
        @Nullable Charset encoding,
        @Nullable Character comment,
        SkippedLines skipped) {
    /** Commas, and a header. */
    public static final CsvDialect PLAIN =
            new CsvDialect(',', false, true, Notation.PLAIN, null, null, SkippedLines.NONE);
}
