package dev.descent.ml.data.table;

import dev.descent.ml.spec.InvalidSpec;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/** Finds a quote that opens a cell and was not meant to: rows that follow would be part of it, without a word. */
final class QuotedCells {
    /** Delimiters of the lines within one cell, between its first and its last one: prose has some by chance. */
    private static final int FEWEST_DELIMITERS = 6;

    private final char delimiter;
    private int columns;
    private boolean lastIsQuoted;
    private long lastLine;
    private char lastCharacter;

    QuotedCells(char delimiter) {
        this.delimiter = delimiter;
    }

    /** The same characters; what the last one is will be known. */
    Reader watched(Reader text) {
        return new FilterReader(text) {
            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                for (int i = offset + count - 1; i >= offset; i--) {
                    if (into[i] != '\n' && into[i] != '\r') {
                        lastCharacter = into[i];
                        break;
                    }
                }
                return count;
            }
        };
    }

    /** @param line where its row begins */
    void cell(String text, boolean quoted, long line) {
        lastIsQuoted = quoted;
        lastLine = line;
        if (quoted && columns > 1 && text.indexOf('\n') >= 0 && holdsRows(text)) {
            throw new InvalidSpec(
                    "uri",
                    "has a quoted cell in line " + line + " that goes on for "
                            + text.lines().count()
                            + " lines, which look like rows: a quote in it is missing, or is one too many");
        }
    }

    /** @param cells that the row has */
    void row(int cells) {
        columns = Math.max(columns, cells);
    }

    /** A line that is no row. */
    void other() {
        lastIsQuoted = false;
    }

    /** What is behind the last quote would end with another one. */
    void end() {
        if (lastIsQuoted && lastCharacter != '"') {
            throw new InvalidSpec("uri", "has a quote in line " + lastLine + " that is never closed");
        }
    }

    /** Whether each line between the first and the last has as many delimiters as a row. */
    private boolean holdsRows(String text) {
        List<String> lines = text.lines().toList();
        int delimiters = columns - 1;
        return (lines.size() - 2) * delimiters >= FEWEST_DELIMITERS
                && lines.subList(1, lines.size() - 1).stream()
                        .allMatch(
                                line -> line.chars().filter(c -> c == delimiter).count() == delimiters);
    }
}
