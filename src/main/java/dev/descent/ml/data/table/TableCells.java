package dev.descent.ml.data.table;

/** Takes the cells of each row in turn. */
public interface TableCells {
    /** What follows is of this file, where there are several. */
    default void part(String name) {}

    /** @param text without blanks around it */
    void cell(int column, String text);

    /** A cell of a file that has numbers as such: a finite one, with its text to be had from {@link Cell#text}. */
    default void number(int column, double value) {
        cell(column, Cell.text(value));
    }

    /**
     * The end of a row.
     *
     * @param line where the row begins, from 1
     * @param cells that it had
     */
    void end(long line, int cells);

    /**
     * The end of a row that is too long or too short for its file, where that has other columns than the whole.
     *
     * @param cells that it had in its file
     * @param own columns of that file
     */
    default void ragged(long line, int cells, int own) {
        end(line, cells);
    }
}
