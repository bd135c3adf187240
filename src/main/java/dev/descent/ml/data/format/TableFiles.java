package dev.descent.ml.data.format;

import dev.descent.ml.data.Part;
import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.table.JoinedTables;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files of a table: the one there is, or, in a folder or an archive, those of its kind, in the order of their
 * names.
 *
 * @param endings of their names, in lower case, with commas between them; packed with gzip they end in .gz, too
 */
record TableFiles(DataFiles files, String endings) {
    static final String SAVE_AS_PARQUET = ": Arrow's files are not read, so save the table as Parquet, which whatever"
            + " writes them can, and set format.type to parquet";
    private static final Pattern ARROW = Pattern.compile("(?i).*(arrow|feather).*|.*\\.(arrows|ipc)");

    /** What Hive, Spark and their like keep beside a table; a column that a folder says may begin so. */
    private static final Pattern BESIDE = Pattern.compile("(.*/)?_[^/=]*(/.*)?");

    private static final Pattern VERSIONS =
            Pattern.compile("(.*/)?_delta_log/.*|(.*/)?metadata/[^/]*\\.metadata\\.json");

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
        if (!files.isContainer()) {
            return List.of();
        }
        Set<String> used = Set.copyOf(names());
        List<String> others =
                files.names().stream().filter(Predicate.not(used::contains)).toList();
        List<String> warnings = new ArrayList<>();
        if (!others.isEmpty()) {
            warnings.add(Count.are(others.size(), "file") + " not used, such as " + Shown.quoted(others.get(0))
                    + ": by name no table of this format, or set aside (_)");
        }
        versions(others).ifPresent(warnings::add);
        parts().ifPresent(warnings::add);
        return warnings;
    }

    /** Files of parts are no different from others here: what is to be tested on would be trained on. */
    private Optional<String> parts() {
        Map<Part, String> named = new EnumMap<>(Part.class);
        for (String name : names()) {
            Part part = PartNames.ofShard(name);
            if (part != null) {
                named.putIfAbsent(part, Shown.quoted(name));
            }
        }
        return named.containsKey(Part.TRAINING) && named.size() > 1
                ? Optional.of(
                        "all files are one table, which split divides, although " + String.join(", ", named.values())
                                + " are named after parts; to keep these, give one in uri, the others in split.validation.uri and"
                                + " split.test.uri")
                : Optional.empty();
    }

    /** Tables with versions keep files that the newest one does not have. */
    private static Optional<String> versions(List<String> others) {
        return others.stream()
                .filter(name -> VERSIONS.matcher(name).matches())
                .findFirst()
                .map(log -> "there is a table's log of versions, such as " + Shown.quoted(log)
                        + ", which is not read: all files are taken, and may hold rows that were removed since: write"
                        + " the table's newest version to a folder of its own");
    }

    /** @throws InvalidSpec at {@code uri}, where there are none */
    private List<String> names() {
        if (files.names().contains("workbook.xml") || files.names().contains("xl/workbook.xml")) {
            throw new InvalidSpec("uri", "is an Excel workbook: save it as CSV");
        }
        List<String> tables = files.names().stream().filter(this::isTable).toList();
        List<String> names =
                tables.stream().filter(name -> !BESIDE.matcher(name).matches()).toList();
        names = names.isEmpty() ? tables : names;
        if (names.isEmpty()) {
            boolean arrow = files.names().stream().anyMatch(TableFiles::isArrow);
            throw new InvalidSpec(
                    "uri",
                    "holds no table of this format by the names of its files, which end in " + endings + ": "
                            + (arrow ? "there are Arrow files" + SAVE_AS_PARQUET : found()));
        }
        return names;
    }

    private String found() {
        int count = files.names().size();
        return "what is there is " + Count.of(count, "file")
                + (count == 0 ? "" : ", such as " + Shown.quoted(files.names().first()))
                + (files.names().stream().anyMatch(NumpyArray::isArray)
                        ? "; the format numpy reads images from arrays"
                        : "");
    }

    private boolean isTable(String name) {
        return isNamed(name, endings);
    }

    /** Whether a file is a table by its name. */
    static boolean isNamed(String name, String endings) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(" + endings.replace(", ", "|") + ")(\\.gz)?");
    }
}
