package dev.descent.ml.data.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import dev.descent.ml.data.source.ReadingStopped;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        QuotedCells quotes = new QuotedCells(dialect.delimiter());
        try (CsvReader<Boolean> reader =
                builder.build(new Handler(cells, dialect, quotes), quotes.watched(text(bytes, dialect)))) {
            skipFirst(reader, dialect.skipped().first());
            reader.forEach(row -> {});
            quotes.end();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof ReadingStopped stopped) {
                throw stopped;
            } else if (e.getCause() instanceof UncheckedIOException failed) {
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

    private static Reader text(InputStream bytes, CsvDialect dialect) throws IOException {
        Reader text = CsvText.of(bytes, dialect.encoding());
        return dialect.aligned() ? new AlignedText(text) : text;
    }

    private static void skipFirst(CsvReader<Boolean> reader, int lines) {
        try {
            reader.skipLines(lines);
        } catch (CsvParseException e) {
            throw new InvalidSpec(
                    "format.skip_lines", "leaves nothing of the file, which has fewer lines than " + lines);
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
        /** Begins a first line that spreadsheets write to say what separates the cells: no row, and no name of a column. */
        private static final Pattern SEPARATOR = Pattern.compile("(?i)sep=(.?)");

        private final TableCells cells;
        private final CsvDialect dialect;
        private final QuotedCells quotes;
        private boolean isLeftOut;

        Handler(TableCells cells, CsvDialect dialect, QuotedCells quotes) {
            this.quotes = quotes;
            this.cells = cells;
            this.dialect = dialect;
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            String text = new String(buffer, offset, length);
            quotes.cell(text, quoted, getStartingLineNumber());
            if (column == 0) {
                long line = getStartingLineNumber();
                isLeftOut = dialect.skipped().contains(line) || (line == 1 && saysSeparator(text));
            }
            if (!isLeftOut) {
                cells.cell(column, text.strip());
            }
        }

        private boolean saysSeparator(String text) {
            Matcher line = SEPARATOR.matcher(text);
            if (line.matches() && !line.group(1).isEmpty()) {
                throw new InvalidSpec(
                        "format.delimiter",
                        "is " + Shown.quoted(String.valueOf(dialect.delimiter()))
                                + ", and the file's first line says that " + Shown.quoted(line.group(1))
                                + " separates the cells");
            }
            return line.matches();
        }

        @Override
        protected Boolean buildRecord() {
            if (getRecordType() != RecordType.DATA) {
                quotes.other();
            } else if (!isLeftOut) {
                quotes.row(getFieldCount());
                cells.end(getStartingLineNumber(), getFieldCount());
            }
            return Boolean.TRUE;
        }
    }
}
