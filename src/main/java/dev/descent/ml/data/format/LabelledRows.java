package dev.descent.ml.data.format;

import dev.descent.ml.data.DividingColumns;
import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.SharedGroups;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.CsvColumns;
import dev.descent.ml.data.table.CsvDialect;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.CsvWeights;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a table of images: the label of each, its part and its weight, where columns say these. */
final class LabelledRows {
    private final Wanted wanted;
    private final CsvOutline outline;
    private final Map<String, Column> columns;
    private final float @Nullable [] weights;

    private LabelledRows(Wanted wanted, CsvOutline outline, Map<String, Column> columns, float @Nullable [] weights) {
        this.wanted = wanted;
        this.outline = outline;
        this.columns = columns;
        this.weights = weights;
    }

    /**
     * Columns that are read; the outline has all of them.
     *
     * @param weight the column of weights, or null
     * @param by what the table says of how it is divided
     * @param image the column that says which image is meant, as it is written; null where cells are the image
     */
    record Wanted(
            ColumnNames label,
            Target.Task task,
            @Nullable String weight,
            SplitBy by,
            @Nullable String image) {}

    /**
     * Those of the rows that are in a part.
     *
     * @param rows from 0
     * @param labels of these
     * @param given their parts, or null
     * @param warnings what a person should know
     * @param weights one for each, or null where all count alike
     * @param dividing how they belong together and follow each other
     */
    @SuppressWarnings("ArrayRecordComponent") // one per example; not changed after it is filled
    record Kept(
            int[] rows,
            Labels labels,
            @Nullable GivenParts given,
            List<String> warnings,
            float @Nullable [] weights,
            DividingColumns dividing) {}

    static LabelledRows read(TableSource source, CsvDialect dialect, CsvOutline outline, Wanted wanted)
            throws IOException {
        Set<String> names = new HashSet<>(wanted.label.names());
        names.addAll(wanted.by.columns());
        if (wanted.image != null) {
            names.add(wanted.image);
        }
        Predicate<String> read = name -> names.contains(name) || SharedGroups.isNamed(name);
        Predicate<String> words = read.and(name -> !name.equals(wanted.by.orderBy()));
        float[] weights = wanted.weight == null ? null : CsvWeights.read(source, dialect, outline, wanted.weight);
        CsvColumns.ColumnSelection columns = new CsvColumns.ColumnSelection(
                read, words, name -> name.equals(wanted.image), name -> Integer.MAX_VALUE - 1);
        return new LabelledRows(
                wanted, outline, new CsvColumns(dialect, outline, Store.ofHeap()).read(source, columns), weights);
    }

    /** A column's cells, empty where there is none. */
    List<String> words(String name) {
        if (!(columns.get(name) instanceof TextColumn column)) {
            throw new IllegalStateException("no words were read from " + name);
        }
        return PartColumn.words(column);
    }

    /** The cells of each column of labels. */
    List<List<String>> labels() {
        return wanted.label.names().stream().map(this::words).toList();
    }

    /** Whether a row must have something in each column of labels, and has not. */
    static boolean lacks(List<List<String>> labels, Target.Task task, int row) {
        return ManifestLabels.isNeeded(task)
                && labels.stream().anyMatch(column -> column.get(row).isEmpty());
    }

    /** @param faults found so far, which are raised before labels are looked at */
    Kept kept(int count, List<List<String>> labels, Faults faults) {
        String part = wanted.by.column();
        PartColumn parts = part == null ? null : PartColumn.of(words(part), wanted.by, faults);
        faults.raise();
        int[] rows = parts == null ? IntStream.range(0, count).toArray() : parts.rows();
        ManifestLabels read = new ManifestLabels(
                new LabelTable("format.label", wanted.task, wanted.label.names(), labels, row -> "row " + (row + 1)),
                rows);
        Labels byRow = read.labels();
        List<String> warnings = new ArrayList<>(read.warnings());
        GivenParts given = parts == null ? null : parts.given(rows);
        if (parts != null && given != null) {
            warnings.addAll(parts.warnings());
            warnings.add(given.note());
        }
        return new Kept(
                rows,
                byRow,
                given,
                warnings,
                weights == null ? null : CsvWeights.of(weights, rows),
                DividingColumns.of(wanted.by, outline, columns, rows, wanted.label.names()));
    }
}
