package dev.descent.ml.data.table;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that the folders of a file say, as Hive and Spark divide tables: {@code year=2024/part-0.parquet}.
 *
 * @param cells by the columns' names
 */
record FolderColumns(Map<String, String> cells) {
    /** What stands for a value that is missing. */
    private static final String MISSING = "__HIVE_DEFAULT_PARTITION__";

    /** @param own the columns of the file itself, which count where both say one */
    static FolderColumns of(String file, List<String> own) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<String> path = new ArrayList<>(List.of(file.split("/", -1)));
        path.remove(path.size() - 1);
        for (String folder : path) {
            int sign = folder.indexOf('=');
            String name = sign < 1 ? "" : Spelling.clean(decoded(folder.substring(0, sign)));
            if (!name.isEmpty() && !own.contains(name)) {
                String value = decoded(folder.substring(sign + 1));
                cells.put(name, value.equals(MISSING) ? "" : value.strip());
            }
        }
        return new FolderColumns(cells);
    }

    List<String> names() {
        return List.copyOf(cells.keySet());
    }

    /** Without what stands for characters that folders' names may not have, {@code %3A}. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }
}
