package dev.descent.ml.data.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Reads separated values and hands the cells on one by one. */
final class CsvRows {
    private CsvRows() {}

    static void read(InputStream bytes, CsvDialect dialect, TableCells cells) throws IOException {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        if (dialect.comment() != null) {
            builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(dialect.comment());
        }
        try (CsvReader<Boolean> reader = builder.build(new Handler(cells), CsvText.of(bytes, dialect.encoding()))) {
            reader.forEach(row -> {});
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw unreadable(e, dialect.encoding());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw CsvText.undecodable(dialect.encoding());
            }
            throw e.getCause();
        }
    }

    private static InvalidSpec unreadable(CsvParseException e, @Nullable Charset encoding) {
        if (e.getCause() instanceof InvalidSpec found) {
            return found;
        }
        return e.getCause() instanceof CharacterCodingException
                ? CsvText.undecodable(encoding)
                : new InvalidSpec("uri", "cannot be read as separated values: " + e.getMessage());
    }

    /** Gives the cells on as FastCSV finds them, without a record in between. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final TableCells cells;

        Handler(TableCells cells) {
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
