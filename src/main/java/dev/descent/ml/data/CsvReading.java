package dev.descent.ml.data;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.CsvColumns;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.CsvWeights;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.TableFacts;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a CSV twice: for its outline, which tells what the columns are and how long, then for the values. */
final class CsvReading {
    /** A column with more different words than this is a name or a key, which one-hot inputs cannot learn from. */
    static final int MOST_WORDS = 1000;
    /** A numeric target with at most so many different whole values may be meant as classes. */
    private static final int FEW_VALUES = 10;

    private final Csv spec;
    private final DataFiles files;
    private final @Nullable String partColumn;
    private final List<String> warnings = new ArrayList<>();

    /** @param partColumn which says in which part a row is, or null */
    CsvReading(Csv spec, DataFiles files, @Nullable String partColumn) {
        this.spec = spec;
        this.files = files;
        this.partColumn = partColumn;
    }

    RawTable read() throws IOException {
        CsvOutline outline = outline();
        CsvChoice choice = new CsvChoice(spec, outline, partColumn);
        Map<String, Column> columns = columns(outline, choice);
        checkWords(columns);
        PartColumn parts = parts(columns);
        int[] kept = kept(columns, choice, parts);
        Column target = column(columns, spec.target()).rows(kept);
        List<Column> features = choice.features().stream()
                .map(name -> column(columns, name).rows(kept))
                .toList();
        Labels labels = labels(target);
        List<String> unused = outline.names().stream()
                .filter(name -> !choice.features().contains(name))
                .toList();
        GivenParts given = parts == null ? null : parts.given(kept);
        Stream.ofNullable(given).map(GivenParts::note).forEach(warnings::add);
        return new RawTable(features, labels, kept, new RawTable.Notes(summaries(columns, choice), unused, warnings))
                .with(given)
                .weighed(weights(outline, kept));
    }

    /** In which part each row is, where a column says it. */
    private @Nullable PartColumn parts(Map<String, Column> columns) {
        if (partColumn == null) {
            return null;
        }
        Faults faults = new Faults();
        List<String> cells = PartColumn.words((TextColumn) column(columns, partColumn));
        PartColumn parts = PartColumn.of(cells, partColumn, faults);
        faults.raise();
        warnings.addAll(parts.warnings());
        return parts;
    }

    private float @Nullable [] weights(CsvOutline outline, int[] kept) throws IOException {
        if (spec.weight() == null) {
            return null;
        }
        try (InputStream in = open()) {
            float[] all = CsvWeights.read(in, spec.dialect(), outline, spec.weight());
            float[] weights = new float[kept.length];
            for (int i = 0; i < kept.length; i++) {
                weights[i] = all[kept[i]];
            }
            return weights;
        }
    }

    /** What all columns and rows say, used or not. */
    TableFacts facts() throws IOException {
        CsvOutline outline = outline();
        try (InputStream in = open()) {
            return TableFacts.read(in, spec.dialect(), outline);
        }
    }

    private CsvOutline outline() throws IOException {
        try (InputStream in = open()) {
            return CsvOutline.read(in, spec.dialect());
        }
    }

    private Map<String, Column> columns(CsvOutline outline, CsvChoice choice) throws IOException {
        checkRoom(outline, choice);
        try (InputStream in = open()) {
            CsvColumns.Wanted wanted = new CsvColumns.Wanted(choice::isUsed, choice::isWords, MOST_WORDS);
            return CsvColumns.read(in, spec.dialect(), outline, wanted);
        }
    }

    /** Refuses a table whose columns would not fit, before they are made. */
    static void checkRoom(CsvOutline outline, CsvChoice choice) {
        long used = outline.names().stream().filter(choice::isUsed).count();
        Memory.check(used * outline.rows() * Double.BYTES, "uri");
    }

    private InputStream open() throws IOException {
        return files.open(files.names().first());
    }

    private void checkWords(Map<String, Column> columns) {
        Faults faults = new Faults();
        for (Column column : columns.values()) {
            boolean target = column.name().equals(spec.target());
            boolean many = !column.name().equals(partColumn)
                    && column instanceof TextColumn words
                    && words.words().size() > MOST_WORDS;
            faults.check(
                    !many,
                    target ? "format.target" : "format.features",
                    "has more than " + MOST_WORDS + " different values in column \"" + column.name() + "\""
                            + (target ? ", which are too many classes" : ": name it in ignore"));
        }
        faults.raise();
    }

    /** The rows that are used. */
    private int[] kept(Map<String, Column> columns, CsvChoice choice, @Nullable PartColumn parts) {
        Column target = column(columns, spec.target());
        List<Column> needed = new ArrayList<>(List.of(target));
        if (spec.missing() != Missing.MEAN) {
            choice.features().forEach(name -> needed.add(column(columns, name)));
        }
        if (spec.missing() == Missing.ERROR) {
            refuseMissing(needed);
        }
        int[] divided = IntStream.range(0, target.size())
                .filter(row -> parts == null || parts.isIn(row))
                .toArray();
        int[] kept = Arrays.stream(divided)
                .filter(row -> needed.stream().noneMatch(column -> column.isMissing(row)))
                .toArray();
        int dropped = divided.length - kept.length;
        if (dropped > 0) {
            warnings.add(dropped + " of " + target.size() + " rows are left out, since "
                    + (spec.missing() == Missing.DROP ? "they miss a value" : "their target is missing"));
        }
        if (kept.length < 2) {
            throw new InvalidSpec(
                    "uri",
                    "has too few rows to learn from: " + kept.length + " of " + target.size()
                            + (dropped > 0 ? ", the others miss a value" : ""));
        }
        return kept;
    }

    private void refuseMissing(List<Column> columns) {
        Faults faults = new Faults();
        for (Column column : columns) {
            faults.check(
                    column.missing() == 0,
                    "format.missing",
                    "is error, and column \"" + column.name() + "\" has no value in " + column.missing() + " rows");
        }
        faults.raise();
    }

    private Labels labels(Column target) {
        if (target instanceof NumberColumn numbers) {
            warnFewValues(numbers);
            return new NumberLabels(numbers);
        }
        TextColumn words = (TextColumn) target;
        ClassLabels labels = ClassLabels.of(words.codes(), words.words());
        if (labels.names().size() < 2) {
            throw new InvalidSpec(
                    "format.target",
                    "has one class in all rows, \"" + labels.names().get(0) + "\": there is nothing to learn");
        }
        return labels;
    }

    private void warnFewValues(NumberColumn target) {
        double[] different =
                Arrays.stream(target.values()).distinct().limit(FEW_VALUES + 1L).toArray();
        boolean whole = Arrays.stream(different).allMatch(value -> value == Math.rint(value));
        if (spec.task() == null && whole && different.length <= FEW_VALUES) {
            warnings.add("the target \"" + target.name() + "\" has " + different.length
                    + " different whole numbers and is predicted as a number; if these are classes, set task to"
                    + " classification");
        }
    }

    private List<ColumnSummary> summaries(Map<String, Column> columns, CsvChoice choice) {
        List<String> names = new ArrayList<>(choice.features());
        names.add(spec.target());
        return names.stream().map(name -> summary(column(columns, name))).toList();
    }

    private ColumnSummary summary(Column column) {
        String role = column.name().equals(spec.target()) ? "target" : "feature";
        return column instanceof TextColumn words
                ? new ColumnSummary(
                        column.name(),
                        role,
                        "category",
                        column.missing(),
                        words.words().size())
                : new ColumnSummary(column.name(), role, "number", column.missing(), null);
    }

    private static Column column(Map<String, Column> columns, String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalStateException("no column " + name);
        }
        return column;
    }
}
