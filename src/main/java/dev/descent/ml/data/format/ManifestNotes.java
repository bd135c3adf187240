package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a manifest, or a table of images, says and nobody asks for, and what it does not say. */
final class ManifestNotes {
    private static final String WEIGHT = "weight";

    private ManifestNotes() {}

    /** @param owner of the columns, to begin a sentence: "the manifest's column" */
    static List<String> unused(String owner, LabelledRows.Wanted wanted, CsvOutline outline) {
        List<String> notes = new ArrayList<>();
        if (wanted.weight() == null && outline.column(WEIGHT).isPresent()) {
            notes.add(owner + " \"weight\" is not used: to have each image's loss multiplied with it, set weight to its"
                    + " name");
        }
        outline.columns().stream()
                .filter(column -> wanted.by().column() == null && PartNames.of(column.firstWord()) != null)
                .filter(column -> !wanted.label().contains(column.name()))
                .findFirst()
                .ifPresent(column -> notes.add(owner + " " + Shown.quoted(column.name()) + ", which begins with "
                        + Shown.quoted(column.firstWord())
                        + ", is not used: to divide by it, name it in split.column"));
        return notes;
    }

    /** Images that no row names, in folders of those that rows name. */
    static Optional<String> unnamed(DataFiles files, List<String> names) {
        Set<String> named = Set.copyOf(names);
        Set<String> folders = names.stream().map(ManifestNotes::folder).collect(Collectors.toSet());
        List<String> others = files.names().stream()
                .filter(name -> ImageList.isImage(name) && !named.contains(name) && folders.contains(folder(name)))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Count.are(others.size(), "image") + " left out, since the manifest does not name "
                        + (others.size() == 1 ? "it" : "them") + ": " + ImageList.first(others));
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
