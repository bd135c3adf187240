package dev.descent.ml.data.table;

import java.util.ArrayList;
import java.util.List;

/** Some rows of a table, on their way from who reads it to who takes it. */
final class RowBlock implements TableCells {
    private static final int FULL_CELLS = 1 << 13;
    private static final int FULL_CHARACTERS = 1 << 20;

    private final List<String> texts = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private int characters;

    private record Row(long line, int cells) {}

    @Override
    public void cell(int column, String text) {
        texts.add(text);
        characters += text.length();
    }

    @Override
    public void end(long line, int cells) {
        rows.add(new Row(line, cells));
    }

    /** Whether it is worth another thread's while, or takes as much memory as it may. */
    boolean isFull() {
        return texts.size() >= FULL_CELLS || characters >= FULL_CHARACTERS;
    }

    /** Gives all whole rows on, and is empty then. */
    void giveTo(TableCells taker) {
        int at = 0;
        for (Row row : rows) {
            for (int i = 0; i < row.cells(); i++) {
                taker.cell(i, texts.get(at++));
            }
            taker.end(row.line(), row.cells());
        }
        rows.clear();
        texts.clear();
        characters = 0;
    }
}
