package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.table.JoinedTables;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.spec.InvalidSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The files of a table: the one there is, or, in a folder or an archive, those of its kind, in the order of their
 * names.
 *
 * @param ending of their names, as a pattern in lower case
 */
record TableFiles(DataFiles files, String ending) {
    static final String SAVE_AS_PARQUET = ": Arrow's files are not read, so save the table as Parquet, which whatever"
            + " writes them can, and set format.type to parquet";
    private static final Pattern ARROW = Pattern.compile("(?i).*(arrow|feather).*|.*\\.(arrows|ipc)");

    /** Whether a file is one of Arrow's, by its name or by what it was found to be. */
    static boolean isArrow(String name) {
        return ARROW.matcher(name).matches();
    }

    /** Their rows, one file after the other. */
    TableSource source(boolean header, Function<String, TableSource> reading) {
        if (!files.isContainer()) {
            return reading.apply(files.names().first());
        }
        Map<String, TableSource> parts = new LinkedHashMap<>();
        names().forEach(name -> parts.put(name, reading.apply(name)));
        return new JoinedTables(parts, header);
    }

    /** What lies beside them. */
    List<String> warnings() {
        List<String> others = files.isContainer()
                ? files.names().stream().filter(name -> !isTable(name)).toList()
                : List.of();
        return others.isEmpty()
                ? List.of()
                : List.of(others.size() + " files are not used, such as " + Shown.quoted(others.get(0))
                        + ": they are no tables of this format by their names");
    }

    /** @throws InvalidSpec at {@code uri}, where there are none */
    private List<String> names() {
        if (files.names().contains("workbook.xml") || files.names().contains("xl/workbook.xml")) {
            throw new InvalidSpec("uri", "is an Excel workbook: save it as CSV");
        }
        List<String> names = files.names().stream().filter(this::isTable).toList();
        if (names.isEmpty()) {
            boolean arrow = files.names().stream().anyMatch(TableFiles::isArrow);
            throw new InvalidSpec(
                    "uri",
                    "holds no table of this format by the names of its files"
                            + (arrow ? "; there are Arrow files" + SAVE_AS_PARQUET : ""));
        }
        return names;
    }

    private boolean isTable(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(" + ending + ")");
    }
}
