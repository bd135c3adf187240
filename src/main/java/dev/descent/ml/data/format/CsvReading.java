package dev.descent.ml.data.format;

import dev.descent.ml.data.ColumnSummary;
import dev.descent.ml.data.DividingColumns;
import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.RawTable;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.TableNotes;
import dev.descent.ml.data.overview.Description;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.CsvColumns;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.CsvWeights;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TableFacts;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a table twice: for its outline, which tells what the columns are and how long, then for the values. */
final class CsvReading {
    /** A column with more different words than this is a name or a key, which one-hot inputs cannot learn from. */
    static final int MOST_WORDS = 1000;

    private final Csv spec;
    private final TableSource source;
    private final Store store;
    private final boolean typed;
    private final List<String> warnings;
    private SplitBy by = SplitBy.SHARES;

    /**
     * @param notes what is known of the files
     * @param store where the columns are kept
     * @param typed whether the file tells numbers from words itself
     */
    CsvReading(Csv spec, TableSource source, List<String> notes, Store store, boolean typed) {
        this.spec = spec;
        this.source = source;
        this.store = store;
        this.typed = typed;
        this.warnings = new ArrayList<>(notes);
    }

    /** @param split what the table says of how it is divided */
    RawTable read(SplitBy split) throws IOException {
        by = split;
        CsvOutline outline = outline();
        CsvChoice choice = new CsvChoice(spec, outline, by, typed);
        Map<String, Column> columns = columns(outline, choice);
        FeatureChoice features = new FeatureChoice(spec, outline, choice, columns);
        checkWords(columns, features.features());
        PartColumn parts = parts(columns);
        UsedRows rows = UsedRows.of(
                spec.missing(), columns(columns, spec.target().names()), columns(columns, features.features()), parts);
        warnings.addAll(rows.warnings());
        GivenParts given = parts == null ? null : parts.given(rows.kept());
        Stream.ofNullable(given).map(GivenParts::note).forEach(warnings::add);
        return table(outline, columns, features, rows.kept()).with(given).weighed(weights(outline, rows.kept()));
    }

    private RawTable table(CsvOutline outline, Map<String, Column> columns, FeatureChoice features, int[] kept) {
        List<String> names = features.features();
        List<Column> used = columns(columns, names).stream()
                .map(column -> column.rows(kept))
                .toList();
        List<Column> targets = columns(columns, spec.target().names()).stream()
                .map(column -> column.rows(kept))
                .toList();
        List<String> advice = new ArrayList<>(header(outline));
        Mojibake.doubt(outline.names()).ifPresent(advice::add);
        advice.addAll(features.warnings());
        if (!typed) {
            WrittenImages.inColumns(used).ifPresent(advice::add);
        }
        advice.addAll(WordChecks.warnings(used));
        advice.addAll(WordChecks.warnings(targets));
        TargetCheck check = new TargetCheck(spec, targets, kept);
        advice.addAll(check.warnings(outline));
        List<Column> read =
                columns.values().stream().map(column -> column.rows(kept)).toList();
        advice.addAll(Totals.warnings(read, "row " + (kept[kept.length - 1] + 1)));
        TableNotes notes = new TableNotes(
                summaries(columns, names),
                unused(outline, names),
                DividingColumns.of(by, outline, columns, kept, spec.target().names()),
                warnings,
                advice,
                unlearnable(kept.length, kept.length, check));
        return new RawTable(used, check.labels(), kept, notes, spec.unseen()).keptIn(store);
    }

    private List<String> header(CsvOutline outline) {
        return outline.valueAsName().filter(name -> spec.text().header() && !typed).stream()
                .map(name -> "columns are named by numbers, such as " + Shown.quoted(name)
                        + ": if the first line is a row, set header to false")
                .toList();
    }

    /** In which part each row is, where a column says it. */
    private @Nullable PartColumn parts(Map<String, Column> columns) {
        if (by.column() == null) {
            return null;
        }
        Faults faults = new Faults();
        List<String> cells = PartColumn.words((TextColumn) column(columns, by.column()));
        PartColumn parts = PartColumn.of(cells, by, faults);
        faults.raise();
        warnings.addAll(parts.warnings());
        return parts;
    }

    private float @Nullable [] weights(CsvOutline outline, int[] kept) throws IOException {
        return spec.weight() == null
                ? null
                : CsvWeights.of(CsvWeights.read(source, spec.text().dialect(), outline, spec.weight()), kept);
    }

    Overview overview(DataFiles files) throws IOException {
        return Overview.of(read(SplitBy.SHARES))
                .with(Description.Found.of(files))
                .with(facts());
    }

    /** What all columns and rows say, used or not. */
    private TableFacts facts() throws IOException {
        CsvOutline outline = outline();
        return TableFacts.read(source, spec.text().dialect(), outline);
    }

    private CsvOutline outline() throws IOException {
        return CsvOutline.read(source, spec.text().dialect());
    }

    private Map<String, Column> columns(CsvOutline outline, CsvChoice choice) throws IOException {
        CsvColumns.ColumnSelection wanted =
                new CsvColumns.ColumnSelection(choice::isRead, choice::isWords, name -> false, choice::mostWords);
        return new CsvColumns(spec.text().dialect(), outline, store).read(source, wanted);
    }

    private void checkWords(Map<String, Column> columns, List<String> features) {
        Faults faults = new Faults();
        for (Column column : columns.values()) {
            boolean target = spec.target().contains(column.name());
            boolean many = !by.columns().contains(column.name())
                    && column instanceof TextColumn words
                    && words.words().size() > MOST_WORDS;
            faults.check(
                    !many || !(target || features.contains(column.name())),
                    target ? "format.target" : "format.features",
                    "has more than " + MOST_WORDS + " different values in column " + Shown.quoted(column.name())
                            + (target ? ", which are too many classes" : ": name it in ignore"));
        }
        faults.raise();
    }

    private static List<Violation> unlearnable(int kept, int rows, TargetCheck target) {
        String others = kept < rows ? ", the others miss a value" : "";
        return kept < 2
                ? List.of(new Violation("uri", "has too few rows to learn from: " + kept + " of " + rows + others))
                : target.faults();
    }

    private static List<String> unused(CsvOutline outline, List<String> features) {
        return outline.names().stream().filter(name -> !features.contains(name)).toList();
    }

    private List<ColumnSummary> summaries(Map<String, Column> columns, List<String> features) {
        List<String> names = new ArrayList<>(features);
        names.addAll(spec.target().names());
        return names.stream()
                .map(name ->
                        ColumnSummary.of(column(columns, name), spec.target().contains(name)))
                .toList();
    }

    private static List<Column> columns(Map<String, Column> columns, List<String> names) {
        return names.stream().map(name -> column(columns, name)).toList();
    }

    private static Column column(Map<String, Column> columns, String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalStateException("no column " + name);
        }
        return column;
    }
}
