package dev.descent.ml.data;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.RelativeName;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.CsvColumns;
import dev.descent.ml.data.table.CsvDialect;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which images there are, and the class of each.
 *
 * @param names of files, in the manifest's order or sorted
 * @param classes one for each
 * @param warnings what a person should know
 */
record ImageList(List<String> names, List<String> classes, List<String> warnings) {
    private static final int MOST_FAULTS = 10;
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp");

    /** A folder per class. Files that are not named like images are left out, and mentioned. */
    static ImageList byFolder(DataFiles files) {
        List<String> names = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : files.names()) {
            int slash = name.indexOf('/');
            if (slash > 0 && isImage(name)) {
                names.add(name);
                classes.add(name.substring(0, slash));
            } else {
                others.add(name);
            }
        }
        return new ImageList(names, classes, leftOut(others));
    }

    /** Whether a file is named like an image; what is in it is another matter. */
    static boolean isImage(String name) {
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** As a table says. */
    static ImageList byManifest(DataFiles files, Images spec, String manifest) throws IOException {
        if (!files.names().contains(manifest)) {
            throw new InvalidSpec("format.manifest", "is no file of the data set: \"" + manifest + "\"");
        }
        CsvDialect dialect = new CsvDialect(',', true);
        CsvOutline outline;
        try (InputStream in = files.open(manifest)) {
            outline = CsvOutline.read(in, dialect);
        }
        checkColumns(spec, outline);
        List<String> wanted = List.of(spec.image(), spec.label());
        try (InputStream in = files.open(manifest)) {
            CsvColumns.Wanted columns =
                    new CsvColumns.Wanted(wanted::contains, wanted::contains, Integer.MAX_VALUE - 1);
            Map<String, Column> read = CsvColumns.read(in, dialect, outline, columns);
            return rows(files, words(read, spec.image()), words(read, spec.label()));
        }
    }

    /** Makes sure that there is something to learn. */
    void check() {
        if (names.size() < 2) {
            throw new InvalidSpec("uri", "holds too few images to learn from: " + names.size());
        }
        long different = classes.stream().distinct().count();
        if (different > CsvReading.MOST_WORDS) {
            throw new InvalidSpec("uri", "holds images of " + different + " classes, which are too many");
        }
        if (different < 2) {
            throw new InvalidSpec(
                    "uri", "holds images of one class, \"" + classes.get(0) + "\": there is nothing to learn");
        }
    }

    private static void checkColumns(Images spec, CsvOutline outline) {
        Faults faults = new Faults();
        String columns = "is no column of the manifest, which has " + String.join(", ", outline.names());
        faults.check(outline.column(spec.image()).isPresent(), "format.image", columns);
        faults.check(outline.column(spec.label()).isPresent(), "format.label", columns);
        faults.raise();
    }

    private static ImageList rows(DataFiles files, List<String> names, List<String> classes) {
        Faults faults = new Faults();
        Set<String> known = new HashSet<>(files.names());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size() && faults.list().size() < MOST_FAULTS; i++) {
            String objection = objection(names.get(i), known);
            if (objection == null && !seen.add(names.get(i))) {
                objection = "is named twice";
            }
            if (objection == null && classes.get(i).isEmpty()) {
                objection = "has no label";
            }
            faults.check(
                    objection == null,
                    "format.manifest",
                    "has a faulty row " + (i + 1) + ": the image \"" + names.get(i) + "\" " + objection);
        }
        faults.raise();
        return new ImageList(names, classes, List.of());
    }

    /** A column's cells, empty where there is none. */
    private static List<String> words(Map<String, Column> columns, String name) {
        if (!(columns.get(name) instanceof TextColumn column)) {
            throw new IllegalStateException("no words were read from " + name);
        }
        return IntStream.of(column.codes())
                .mapToObj(code -> code < 0 ? "" : column.words().get(code))
                .toList();
    }

    private static @Nullable String objection(String name, Set<String> known) {
        String objection = RelativeName.objection(name);
        return objection != null || known.contains(name) ? objection : "is not there";
    }

    private static List<String> leftOut(List<String> names) {
        return names.isEmpty()
                ? List.of()
                : List.of(names.size() + " files are left out, since they are not images in a class's folder: "
                        + String.join(", ", names.subList(0, Math.min(3, names.size()))));
    }
}
