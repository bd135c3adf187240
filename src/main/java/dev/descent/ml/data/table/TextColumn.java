package dev.descent.ml.data.table;

import dev.descent.ml.data.store.RowValues;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of words.
 *
 * @param codes one per row, an index into {@code words}; −1 where there is none
 * @param words that occur, each once
 */
public record TextColumn(String name, RowValues codes, List<String> words) implements Column {
    public TextColumn {
        words = List.copyOf(words);
    }

    @Override
    public int size() {
        return codes.size();
    }

    /** The index of a row's word, or −1. */
    public int code(int row) {
        return (int) codes.at(row);
    }

    @Override
    public boolean isMissing(int row) {
        return code(row) < 0;
    }

    @Override
    public TextColumn rows(int[] rows) {
        return new TextColumn(name, codes.rows(rows), words);
    }

    /** The index of each row's word, from the first row on. */
    public IntStream stream() {
        return IntStream.range(0, size()).map(this::code);
    }
}
