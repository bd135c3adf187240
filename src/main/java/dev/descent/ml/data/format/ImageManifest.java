package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.SharedGroups;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Subfolder;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.CsvColumns;
import dev.descent.ml.data.table.CsvDialect;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.CsvWeights;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Images that a table names, with the class of each, and its part where a column says it. */
final class ImageManifest {
    private static final CsvDialect DIALECT = CsvDialect.PLAIN;

    private final DataFiles files;
    private final Images spec;
    private final String manifest;
    private final @Nullable String part;
    private final Faults faults = Faults.alike();

    /** @param part the column of parts, or null */
    ImageManifest(DataFiles files, Images spec, String manifest, @Nullable String part) {
        this.files = files;
        this.spec = spec;
        this.manifest = manifest;
        this.part = part;
    }

    /** Without what the manifest and its images are wrapped in. */
    static DataFiles home(DataFiles files, String manifest) {
        return Subfolder.unwrapped(
                files,
                name -> ImageList.isImage(name) || name.endsWith("/" + manifest),
                names -> names.contains(manifest));
    }

    ImageList list() throws IOException {
        if (!files.names().contains(manifest)) {
            throw new InvalidSpec("format.manifest", "is no file of the data set: \"" + manifest + "\"");
        }
        CsvOutline outline = CsvOutline.read(source(), DIALECT);
        checkColumns(outline);
        List<String> wanted = Stream.concat(spec.label().names().stream(), Stream.of(spec.image(), part))
                .filter(Objects::nonNull)
                .toList();
        Predicate<String> read = name -> wanted.contains(name) || SharedGroups.isNamed(name);
        float[] weights = weights(outline);
        CsvColumns.ColumnSelection columns =
                new CsvColumns.ColumnSelection(read, read, spec.image()::equals, Integer.MAX_VALUE - 1);
        Map<String, Column> cells = new CsvColumns(DIALECT, outline, Store.ofHeap()).read(source(), columns);
        return rows(cells, weights, ManifestNotes.unused(spec, part, outline));
    }

    private TableSource source() {
        return TableSource.of(() -> files.open(manifest), DIALECT);
    }

    private float @Nullable [] weights(CsvOutline outline) throws IOException {
        return spec.weight() == null ? null : CsvWeights.read(source(), DIALECT, outline, spec.weight());
    }

    private void checkColumns(CsvOutline outline) {
        checkColumn("format.image", spec.image(), outline);
        List<String> labels = spec.label().names();
        for (int i = 0; i < labels.size(); i++) {
            String at = spec.label().at("format.label", i);
            checkColumn(at, labels.get(i), outline);
            faults.check(labels.indexOf(labels.get(i)) == i, at, "is named twice");
        }
        if (spec.weight() != null) {
            checkColumn("format.weight", spec.weight(), outline);
        }
        if (part != null) {
            checkColumn("split.column", part, outline);
        }
        faults.raise();
    }

    private void checkColumn(String path, String name, CsvOutline outline) {
        faults.check(
                outline.column(name).isPresent(),
                path,
                "is no column of the manifest, which has " + String.join(", ", outline.names())
                        + (outline.delimiterHint().isEmpty()
                                ? Nearest.hint(name, outline.names())
                                : ": its cells are separated by commas"));
    }

    private ImageList rows(Map<String, Column> columns, float @Nullable [] weights, List<String> notes) {
        List<List<String>> labels =
                spec.label().names().stream().map(name -> words(columns, name)).toList();
        ManifestNames known = new ManifestNames(files.names());
        List<String> names = found(known, words(columns, spec.image()), labels);
        PartColumn parts = part == null ? null : PartColumn.of(words(columns, part), part, faults);
        faults.raise();
        int[] kept = parts == null ? IntStream.range(0, names.size()).toArray() : parts.rows();
        LabelTable table = new LabelTable(spec.task(), spec.label().names(), labels, row -> "row " + (row + 1));
        ManifestLabels read = new ManifestLabels(table, kept);
        Labels byRow = read.labels();
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(read.warnings());
        known.guesses().ifPresent(warnings::add);
        ManifestNotes.unnamed(files, names).ifPresent(warnings::add);
        GivenParts given = parts == null ? null : parts.given(kept);
        if (parts != null && given != null) {
            warnings.addAll(parts.warnings());
            warnings.add(given.note());
        }
        return new ImageList(chosen(names, kept), byRow, given, warnings, chosen(weights, kept), groups(columns, kept));
    }

    private List<Column> groups(Map<String, Column> columns, int[] kept) {
        return SharedGroups.among(columns.values(), spec.label().names()).stream()
                .map(column -> column.rows(kept))
                .toList();
    }

    private static List<String> chosen(List<String> all, int[] rows) {
        return IntStream.of(rows).mapToObj(all::get).toList();
    }

    private static float @Nullable [] chosen(float @Nullable [] all, int[] rows) {
        if (all == null) {
            return null;
        }
        float[] chosen = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = all[rows[i]];
        }
        return chosen;
    }

    /** The files that the rows name. */
    private List<String> found(ManifestNames known, List<String> written, List<List<String>> labels) {
        Set<String> seen = new HashSet<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < written.size() && !faults.isFull(); i++) {
            String name = known.find(written.get(i));
            String objection = name == null ? known.objection(written.get(i)) : null;
            if (name != null && !seen.add(name)) {
                objection = "is named twice";
            } else if (name != null && ManifestLabels.isNeeded(spec.task()) && lacks(labels, i)) {
                objection = "has no label";
            }
            faults.check(
                    objection == null,
                    "format.manifest",
                    "has a faulty row " + (i + 1) + ": the image \"" + written.get(i) + "\" " + objection);
            found.add(name == null ? "" : name);
        }
        return found;
    }

    private static boolean lacks(List<List<String>> labels, int row) {
        return labels.stream().anyMatch(column -> column.get(row).isEmpty());
    }

    /** A column's cells, empty where there is none. */
    private static List<String> words(Map<String, Column> columns, String name) {
        if (!(columns.get(name) instanceof TextColumn column)) {
            throw new IllegalStateException("no words were read from " + name);
        }
        return PartColumn.words(column);
    }
}
