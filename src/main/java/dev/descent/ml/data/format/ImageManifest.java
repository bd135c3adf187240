package dev.descent.ml.data.format;

import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Subfolder;
import dev.descent.ml.data.table.CsvDialect;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Images that a table names, with the class of each, and its part where a column says it. */
final class ImageManifest {
    private static final CsvDialect DIALECT = CsvDialect.PLAIN;

    private final DataFiles files;
    private final Images spec;
    private final String manifest;
    private final SplitBy by;
    private final Faults faults = Faults.alike();

    /** @param by what the table says of how it is divided */
    ImageManifest(DataFiles files, Images spec, String manifest, SplitBy by) {
        this.files = files;
        this.spec = spec;
        this.manifest = manifest;
        this.by = by;
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
        LabelledRows.Wanted wanted =
                new LabelledRows.Wanted(spec.label(), spec.task(), spec.weight(), by, spec.image());
        LabelledRows rows = LabelledRows.read(source(), DIALECT, outline, wanted);
        return list(rows, ManifestNotes.unused("the manifest's column", wanted, outline));
    }

    private TableSource source() {
        return TableSource.of(() -> files.open(manifest), DIALECT);
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
        by.paths().forEach((path, name) -> checkColumn(path, name, outline));
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

    private ImageList list(LabelledRows rows, List<String> notes) {
        List<List<String>> labels = rows.labels();
        ManifestNames known = new ManifestNames(files.names());
        List<String> names = found(known, rows.words(spec.image()), labels);
        LabelledRows.Kept kept = rows.kept(names.size(), labels, faults);
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(kept.warnings());
        known.guesses().ifPresent(warnings::add);
        ManifestNotes.unnamed(files, names).ifPresent(warnings::add);
        List<String> chosen = IntStream.of(kept.rows()).mapToObj(names::get).toList();
        return new ImageList(chosen, kept.labels(), kept.given(), warnings, kept.weights(), kept.dividing());
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
            } else if (name != null && LabelledRows.lacks(labels, spec.task(), i)) {
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
}
