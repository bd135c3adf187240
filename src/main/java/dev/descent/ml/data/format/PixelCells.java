package dev.descent.ml.data.format;

import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.Notation;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Spot;
import dev.descent.ml.data.table.TableCells;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the samples of each row as an image, [channels, height, width], a byte each. */
final class PixelCells implements TableCells {
    private static final int MOST_FAULTS = 5;
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;\\s]\\s*");

    private final ImageTable spec;
    private final List<ColumnOutline> columns;
    private final Notation notation;
    private final int[] kept;
    private final RecordsWriter pictures;
    private final byte[] samples;
    /** Of each column of the file: the samples before its own, or -1 where it has none. */
    private final int[] places;

    private final Faults faults = new Faults();
    private String part = "";
    private boolean header;
    private final String[] cells;
    private int row;
    private int taken;
    private int faulty;
    private boolean shares = true;

    /**
     * Cells of the columns, which hold a sample each, or are one with all samples.
     *
     * @param kept rows that are wanted, ascending
     */
    PixelCells(ImageTable spec, List<ColumnOutline> columns, int[] kept, RecordsWriter pictures) {
        this.spec = spec;
        this.columns = columns;
        this.notation = spec.text().dialect().notation();
        this.kept = kept;
        this.pictures = pictures;
        this.samples = new byte[spec.shape().size()];
        this.header = spec.text().header();
        this.places =
                new int[columns.stream().mapToInt(ColumnOutline::place).max().orElse(0) + 1];
        Arrays.fill(places, -1);
        for (int i = 0; i < columns.size(); i++) {
            places[columns.get(i).place()] = i;
        }
        this.cells = new String[columns.size()];
        Arrays.fill(cells, "");
    }

    @Override
    public void part(String name) {
        part = name;
    }

    @Override
    public void cell(int column, String text) {
        if (column < places.length && places[column] >= 0) {
            cells[places[column]] = text;
        }
    }

    @Override
    public void end(long line, int count) {
        if (!header && taken < kept.length && kept[taken] == row) {
            take(new Spot(line, part));
            taken++;
        }
        row += header ? 0 : 1;
        header = false;
        Arrays.fill(cells, "");
    }

    private void take(Spot spot) {
        // with a limit: a cell may be as long as a file
        String[] texts = spec.pixels() == null ? cells : BETWEEN.split(bare(cells[0]), samples.length + 1);
        if (texts.length != samples.length) {
            shares = false;
            refuse("has " + (texts.length > samples.length ? "more samples" : Count.of(texts.length, "sample")) + " in "
                    + spot + ", and size times channels is " + samples.length);
            return;
        }
        int pixels = samples.length / spec.channels();
        for (int i = 0; i < texts.length; i++) {
            double value = notation.number(texts[i]);
            shares &= value >= 0 && value <= 1;
            if (!(value >= 0 && value <= 255) || value != Math.rint(value)) {
                refuse("must be whole numbers from 0 to 255, and " + found(texts[i]) + " in " + spot + ", "
                        + (spec.pixels() == null
                                ? "column " + Shown.quoted(columns.get(i).name())
                                : "place " + (i + 1)));
                return;
            }
            samples[spec.order().place(i, spec.channels(), pixels)] = (byte) value;
        }
        put();
    }

    private static String found(String text) {
        return text.isEmpty() ? "one is missing" : "one is " + Shown.quoted(text);
    }

    /** Without what lists are written in. */
    private static String bare(String cell) {
        String text = cell.strip();
        boolean listed = text.startsWith("[") && text.endsWith("]");
        return listed ? text.substring(1, text.length() - 1).strip() : text;
    }

    private void put() {
        try {
            pictures.put(taken, samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuse(String why) {
        faulty++;
        if (faulty <= MOST_FAULTS) {
            faults.add("format.pixels", why);
        }
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with the first rows that hold something else */
    void check() {
        boolean scaled = faulty > 0 && shares;
        faults.check(!scaled, "format.pixels", "are numbers from 0 to 1: multiply them by 255 and round them");
        faults.check(faulty <= MOST_FAULTS, "format.pixels", "are faulty in " + faulty + " rows in all");
        faults.raise();
    }
}
