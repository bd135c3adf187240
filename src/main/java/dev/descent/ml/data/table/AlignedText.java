package dev.descent.ml.data.table;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text in which any run of spaces and tabs stands between two cells, as one with a tab in the place of each; blanks
 * at both ends of a line are left out. In quotes they become one tab as well, which ends no cell there, and which words
 * are read with as with any blanks: as one space.
 */
final class AlignedText extends FilterReader {
    private static final int NONE = -2;

    private int previous = '\n';
    private int ahead = NONE;

    AlignedText(Reader text) {
        super(new BufferedReader(text));
    }

    @Override
    public int read() throws IOException {
        int next = ahead;
        if (next == NONE) {
            next = between();
        } else {
            ahead = NONE;
        }
        previous = next;
        return next;
    }

    /** The next character, or a tab where it has blanks before it and something on both sides. */
    private int between() throws IOException {
        int next = in.read();
        if (!isBlank(next)) {
            return next;
        }
        while (isBlank(next)) {
            next = in.read();
        }
        boolean inside = !isEnd(previous) && !isEnd(next);
        ahead = inside ? next : NONE;
        return inside ? '\t' : next;
    }

    private static boolean isBlank(int character) {
        return character == ' ' || character == '\t';
    }

    private static boolean isEnd(int character) {
        return character == '\n' || character == '\r' || character < 0;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                break;
            }
            into[offset + count++] = (char) next;
        }
        return count == 0 && length > 0 ? -1 : count;
    }
}
