package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.TarShards;
import dev.descent.ml.spec.Count;
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
                            + ": what is there is " + Count.of(files.names().size(), "file")
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
                "only what is named like a tar archive is read");
    }

    /** Of one file the bytes tell. */
    private boolean isShard(String name) {
        return !files.isContainer() || isNamed(name);
    }

    /** Whether a file is a shard by its name. */
    static boolean isNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** What a person should know of shards that were opened. */
    static List<String> warnings(TarShards shards) {
        List<String> warnings = new ArrayList<>();
        if (!shards.unended().isEmpty()) {
            warnings.add(Count.of(shards.unended().size(), "tar archive")
                    + " without the mark of an end, which may have been cut off" + " between two files: "
                    + ImageList.first(shards.unended()));
        }
        List<String> empty = shards.byShard().entrySet().stream()
                .filter(shard -> shard.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!empty.isEmpty()) {
            warnings.add(Count.of(empty.size(), "tar archive") + " without a file: " + ImageList.first(empty));
        }
        return warnings;
    }
}
