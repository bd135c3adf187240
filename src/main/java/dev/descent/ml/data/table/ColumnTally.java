package dev.descent.ml.data.table;

/** What the cells of one column come to, cell after cell. */
interface ColumnTally {
    /** Characters of a cell that are shown. */
    int LONGEST = 100;

    void add(String text);

    ColumnFacts facts();

    /** @param sorted values that may be kept to be sorted; 0 for none */
    static ColumnTally of(ColumnOutline column, Notation notation, int sorted) {
        return column.isNumeric() ? new NumberTally(column, notation, sorted) : new WordTally(column, notation);
    }

    /** A cell as it is shown. */
    static String shown(String text) {
        return Shown.text(text, LONGEST);
    }
}
