package dev.descent.ml.data.format;

import dev.descent.ml.data.table.CsvDialect;
import dev.descent.ml.data.table.Notation;
import dev.descent.ml.data.table.SkippedLines;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the text of a table is written: its characters, cells and numbers. */
public record CsvTextSpec(
        List<String> missingValues,
        String delimiter,
        String decimal,
        @Nullable String thousands,
        @Nullable String comment,
        @Nullable String encoding,
        Boolean header,
        SkippedLines skipLines) {
    private static final String WHITESPACE = "whitespace";
    static final Parameter<List<String>> MISSING_VALUES = Parameter.<List<String>>of("missing_values", "list of string")
            .orElse(List.of())
            .must("must be at most 100 words", words -> words.size() <= 100)
            .says("Words that mean that a cell has no value, such as \"?\" or \"-999\", besides those above; in "
                    + "whatever case.");
    private static final Parameter<String> DELIMITER = Parameter.text("delimiter")
            .orElse(",")
            .must(
                    "must be one character, and no quote or line break, or \"" + WHITESPACE + "\"",
                    text -> text.equals(WHITESPACE) || text.matches("[^\"\r\n]"))
            .says("What stands between cells: a character, or whitespace for any run of spaces and tabs.");
    private static final Parameter<String> DECIMAL = Parameter.text("decimal")
            .orElse(".")
            .must("must be \".\" or \",\"", text -> text.matches("[.,]"))
            .says("What stands before the fraction of a number: \".\" or \",\".");
    private static final Parameter<String> THOUSANDS = Parameter.text("thousands")
            .must("must be one of \",\", \".\", \"'\", \"_\" and a space", text -> text.matches("[.,'\u2019_\\p{Zs}]"))
            .says("What stands between groups of a number's digits; a space stands for any kind of space. None "
                    + "where not given.");
    private static final Parameter<String> COMMENT = Parameter.text("comment")
            .must("must be one character, and no quote or line break", text -> text.matches("[^\"\r\n]"))
            .says("Lines that begin with this character are skipped. None where not given.");
    private static final Parameter<String> ENCODING = Parameter.text("encoding")
            .must(
                    "must be a character encoding, such as utf-8, iso-8859-1, windows-1252 or utf-16",
                    CsvTextSpec::isEncoding)
            .says("How the text was written; where not given, by its byte order mark, else UTF-8.");
    private static final Parameter<Boolean> HEADER = Parameter.flag("header")
            .orElse(true)
            .says("Whether the first row has the columns' names; without, they are column_1, column_2 and so on.");

    private static final Parameter<SkippedLines> SKIP_LINES = Parameter.<SkippedLines>of(
                    "skip_lines", SkippedLines.TYPE)
            .orElse(SkippedLines.NONE)
            .says(
                    "Lines of the file that are no rows: how many from the first on, as above the columns' names, or a list of"
                            + " their numbers from 1, such as [2] for a line of units.");

    static final List<Parameter<?>> PARAMETERS =
            List.of(MISSING_VALUES, DELIMITER, DECIMAL, THOUSANDS, COMMENT, ENCODING, HEADER, SKIP_LINES);

    /** Commas, points and a header, in UTF-8. */
    static CsvTextSpec plain(List<String> missingValues) {
        return new CsvTextSpec(missingValues, ",", ".", null, null, null, true, SkippedLines.NONE);
    }

    public CsvTextSpec {
        Faults faults = new Faults();
        missingValues = List.copyOf(MISSING_VALUES.of(missingValues, faults));
        delimiter = DELIMITER.of(delimiter, faults);
        decimal = DECIMAL.of(decimal, faults);
        thousands = THOUSANDS.of(thousands, faults);
        comment = COMMENT.of(comment, faults);
        encoding = ENCODING.of(encoding, faults);
        header = HEADER.of(header, faults);
        skipLines = SKIP_LINES.of(skipLines, faults);
        faults.check(!decimal.equals(thousands), "thousands", "must differ from decimal");
        faults.check(!delimiter.equals(comment), "comment", "must differ from delimiter");
        faults.raise();
    }

    private static boolean isEncoding(String name) {
        try {
            return Charset.forName(name).newDecoder() != null;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    CsvDialect dialect() {
        Notation notation = Notation.of(decimal.charAt(0), first(thousands), missingValues);
        Charset charset = encoding == null ? null : Charset.forName(encoding);
        boolean aligned = delimiter.equals(WHITESPACE);
        return new CsvDialect(
                aligned ? '\t' : delimiter.charAt(0), aligned, header, notation, charset, first(comment), skipLines);
    }

    private static @Nullable Character first(@Nullable String text) {
        return text == null ? null : text.charAt(0);
    }
}
