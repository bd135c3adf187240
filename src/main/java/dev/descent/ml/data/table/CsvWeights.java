package dev.descent.ml.data.table;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;

/** Reads the column that says how much each row counts. */
public final class CsvWeights implements TableCells {
    private static final String PATH = "format.weight";
    private static final int MOST_FAULTS = 5;

    private final int column;
    private final Notation notation;
    private final float[] weights;
    private final Faults faults = new Faults();
    private String part = "";
    private boolean header;
    private int row;
    private int faulty;
    private String cell = "";
    private boolean counts;

    private CsvWeights(int column, CsvDialect dialect, int rows) {
        this.column = column;
        this.notation = dialect.notation();
        this.header = dialect.header();
        this.weights = new float[rows];
    }

    /**
     * Reads it.
     *
     * @param name of one of the outline's columns
     * @return a weight for each row
     * @throws InvalidSpec at {@code format.weight}, with the lines where it is no number,
     *     negative or missing, and where nothing counts
     */
    public static float[] read(TableSource source, CsvDialect dialect, CsvOutline outline, String name)
            throws IOException {
        CsvWeights read = new CsvWeights(outline.column(name).orElseThrow().place(), dialect, outline.rows());
        source.read(read);
        return read.weights();
    }

    /** Those of some rows, in their order. */
    public static float[] of(float[] weights, int[] rows) {
        float[] chosen = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = weights[rows[i]];
        }
        return chosen;
    }

    @Override
    public void part(String name) {
        part = name;
    }

    @Override
    public void cell(int at, String text) {
        if (at == column) {
            cell = text;
        }
    }

    @Override
    public void end(long line, int cells) {
        if (!header) {
            double weight = notation.number(cell);
            if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
                refuse(new Spot(line, part));
            }
            weights[row] = (float) weight;
            counts |= weights[row] > 0;
            row++;
        }
        header = false;
        cell = "";
    }

    private void refuse(Spot spot) {
        faulty++;
        if (faulty <= MOST_FAULTS) {
            String found = notation.isMissing(cell) ? "none" : Shown.quoted(cell);
            faults.add(PATH, "must hold a number of at least 0 in each row, and has " + found + " in " + spot);
        }
    }

    private float[] weights() {
        faults.check(faulty <= MOST_FAULTS, PATH, "has no weight in " + faulty + " rows in all");
        faults.check(faulty > 0 || counts, PATH, "is 0 in every row: nothing would be learned");
        faults.raise();
        return weights;
    }
}
