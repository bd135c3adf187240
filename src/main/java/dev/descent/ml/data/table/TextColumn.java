package dev.descent.ml.data.table;

import java.util.Arrays;
import java.util.List;

/**
 * A column of words.
 *
 * @param codes one per row, an index into {@code words}; −1 where there is none
 * @param words that occur, each once
 */
@SuppressWarnings("ArrayRecordComponent") // the column store; not changed after it is filled
public record TextColumn(String name, int[] codes, List<String> words) implements Column {

    public TextColumn {
        words = List.copyOf(words);
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] < 0;
    }

    @Override
    public TextColumn rows(int[] rows) {
        return new TextColumn(name, Arrays.stream(rows).map(row -> codes[row]).toArray(), words);
    }
}
