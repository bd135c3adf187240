package dev.descent.ml.data.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import dev.descent.ml.spec.InvalidSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads separated values in UTF-8, with or without a byte order mark, and hands the cells on one by one. */
final class CsvRows {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private CsvRows() {}

    /** Takes the cells of each row in turn. */
    interface Cells {

        /** @param text without blanks around it */
        void cell(int column, String text);

        /**
         * The end of a row.
         *
         * @param line where the row begins, from 1
         * @param cells that it had
         */
        void end(long line, int cells);
    }

    static void read(InputStream bytes, char delimiter, Cells cells) throws IOException {
        InputStreamReader text = new InputStreamReader(
                afterMark(bytes), StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
        try (CsvReader<Boolean> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new Handler(cells), text)) {
            reader.forEach(row -> {});
        } catch (CsvParseException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notText();
            }
            throw e.getCause();
        }
    }

    private static InputStream afterMark(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
        return in;
    }

    private static InvalidSpec unreadable(CsvParseException e) {
        if (e.getCause() instanceof CharacterCodingException) {
            return notText();
        }
        return new InvalidSpec("uri", "cannot be read as separated values: " + e.getMessage());
    }

    private static InvalidSpec notText() {
        return new InvalidSpec("uri", "is not text in UTF-8");
    }

    /** Gives the cells on as FastCSV finds them, without a record in between. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final Cells cells;

        Handler(Cells cells) {
            this.cells = cells;
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            cells.cell(column, new String(buffer, offset, length).strip());
        }

        @Override
        protected Boolean buildRecord() {
            if (getRecordType() == RecordType.DATA) {
                cells.end(getStartingLineNumber(), getFieldCount());
            }
            return Boolean.TRUE;
        }
    }
}
