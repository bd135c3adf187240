package dev.descent.dataset;

import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.InvalidSpec;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** That nobody says how the bytes of a file are to be read, with what its name may mean. */
final class MissingFormat {
    private static final Map<String, Pattern> BY_NAME = Map.of(
            "csv", Pattern.compile(".*\\.(csv|tsv|txt|tab|dat|data)(\\.gz)?"),
            "parquet", Pattern.compile(".*\\.(parquet|parq|pq)"),
            "numpy", Pattern.compile(".*\\.(npz|npy)"),
            "webdataset", Pattern.compile(".*\\.(tar|tgz|tar\\.gz)"),
            "idx", Pattern.compile(".*-ubyte(\\.gz)?"));

    private MissingFormat() {}

    /** @param file by its name or its URI, or the first of several */
    static InvalidSpec of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String meant = BY_NAME.entrySet().stream()
                .filter(format -> format.getValue().matcher(name).matches())
                .map(format -> ": by its name \"" + format.getKey() + "\" may be meant")
                .findFirst()
                .orElse("");
        String formats = String.join(", ", Family.of(FormatSpec.class).types());
        return new InvalidSpec("format", "is required for a file, as {\"type\": ...}: one of " + formats + meant);
    }
}
