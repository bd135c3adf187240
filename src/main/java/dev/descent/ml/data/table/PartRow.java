package dev.descent.ml.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A row of a file, brought into the order that another file has the same columns in, with those that its folders say. */
final class PartRow {
    private final int[] places;
    /** Cells that a row must have: up to the last column with a name. */
    private final int fewest;
    /** What a row has before its file says more. */
    private final String[] blank;

    private final String[] row;
    /** In the places of cells that came as numbers; else NaN. */
    private final double[] numbers;

    private final List<String> beyond = new ArrayList<>();

    private PartRow(List<String> own, FolderColumns folders, List<String> names, boolean inOrder) {
        this.places = IntStream.range(0, own.size())
                .map(i -> inOrder ? i : names.indexOf(own.get(i)))
                .toArray();
        this.fewest = 1
                + IntStream.range(0, own.size())
                        .filter(i -> !own.get(i).isEmpty())
                        .max()
                        .orElse(-1);
        this.blank = new String[names.size()];
        Arrays.fill(blank, "");
        folders.cells().forEach((name, value) -> blank[names.indexOf(name)] = value);
        this.row = blank.clone();
        this.numbers = new double[blank.length];
        Arrays.fill(numbers, Double.NaN);
    }

    /**
     * Null where these are not the same columns, or one stands twice.
     *
     * @param own the file's columns
     * @param names all columns, in the order that is wanted
     */
    static @Nullable PartRow of(List<String> own, FolderColumns folders, List<String> names) {
        List<String> all = new ArrayList<>(own);
        all.addAll(folders.names());
        boolean same = all.size() == names.size() && new HashSet<>(all).equals(new HashSet<>(names));
        boolean inOrder = all.equals(names);
        boolean once = new HashSet<>(all).size() == all.size();
        return same && (once || inOrder) ? new PartRow(own, folders, names, inOrder) : null;
    }

    void put(int column, String text) {
        if (column < places.length) {
            row[places[column]] = text;
        } else {
            beyond.add(text);
        }
    }

    void put(int column, double number) {
        if (column < places.length) {
            numbers[places[column]] = number;
        } else {
            beyond.add(Cell.text(number));
        }
    }

    /** Hands the row on, which then is empty. One that is too long or too short is told by its own file's columns. */
    void flush(long line, int count, TableCells cells) {
        for (int i = 0; i < row.length; i++) {
            if (Double.isNaN(numbers[i])) {
                cells.cell(i, row[i]);
            } else {
                cells.number(i, numbers[i]);
            }
        }
        for (int i = 0; i < beyond.size(); i++) {
            cells.cell(row.length + i, beyond.get(i));
        }
        // separators at the end of a line may have nothing behind them
        if (count < fewest || beyond.stream().anyMatch(text -> !text.isEmpty())) {
            cells.ragged(line, count, places.length);
        } else {
            cells.end(line, row.length + beyond.size());
        }
        System.arraycopy(blank, 0, row, 0, row.length);
        Arrays.fill(numbers, Double.NaN);
        beyond.clear();
    }
}
