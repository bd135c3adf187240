package dev.descent.ml.data.table;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts words, as long as there are not too many different ones. */
final class WordTally implements ColumnTally {
    private static final int MOST_DIFFERENT = 1000;
    private static final int MOST_SHOWN = 20;

    private final ColumnOutline column;
    private final Notation notation;
    private final Map<String, Integer> counts = new HashMap<>();
    private boolean many;

    WordTally(ColumnOutline column, Notation notation) {
        this.column = column;
        this.notation = notation;
    }

    @Override
    public void add(String text) {
        if (many || notation.isMissing(text)) {
            return;
        }
        counts.merge(ColumnTally.shown(notation.canonical(text)), 1, Integer::sum);
        if (counts.size() > MOST_DIFFERENT) {
            many = true;
            counts.clear();
        }
    }

    @Override
    public ColumnFacts facts() {
        int count = column.numbers() + column.words();
        return new ColumnFacts(column.name(), "category", count, column.missing(), null, words());
    }

    private ColumnFacts.Words words() {
        List<ColumnFacts.Word> most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SHOWN)
                .map(entry -> new ColumnFacts.Word(entry.getKey(), entry.getValue()))
                .toList();
        return new ColumnFacts.Words(many ? null : counts.size(), most);
    }
}
