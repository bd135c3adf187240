package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.TarShards;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The archives of a data set in shards: the one there is, or those of a folder, in the order of their names. */
record ShardFiles(DataFiles files) {
    private static final List<String> ENDINGS = List.of(".tar", ".tar.gz", ".tgz");

    /** @throws InvalidSpec at {@code uri}, where there are none, or one cannot be read */
    TarShards open(Limits limits) throws IOException {
        List<String> shards = files.names().stream().filter(this::isShard).toList();
        if (shards.isEmpty()) {
            throw new InvalidSpec(
                    "uri",
                    "holds no shard by the names of its files, which end in " + String.join(", ", ENDINGS)
                            + ": there are " + files.names().size() + " files"
                            + (files.names().isEmpty()
                                    ? ""
                                    : ", such as " + files.names().first()));
        }
        return new TarShards(files, shards, limits);
    }

    /** What lies beside them. */
    List<String> warnings() {
        return ImageList.leftOut(
                files.names().stream().filter(name -> !isShard(name)).toList(),
                "they are no tar archives by their names");
    }

    /** Of one file the bytes tell. */
    private boolean isShard(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !files.isContainer() || ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** What a person should know of shards that were opened. */
    static List<String> warnings(TarShards shards) {
        List<String> warnings = new ArrayList<>();
        if (!shards.unended().isEmpty()) {
            warnings.add(shards.unended().size() + " tar archives lack the mark of their end, and may have been cut off"
                    + " between two files: " + ImageList.first(shards.unended()));
        }
        List<String> empty = shards.byShard().entrySet().stream()
                .filter(shard -> shard.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!empty.isEmpty()) {
            warnings.add(empty.size() + " tar archives hold no files: " + ImageList.first(empty));
        }
        return warnings;
    }
}
