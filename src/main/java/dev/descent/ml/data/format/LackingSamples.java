package dev.descent.ml.data.format;

import dev.descent.ml.spec.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Samples of shards that lack a file or a label, and are left out. */
final class LackingSamples {
    private final Map<String, List<String>> byWhat = new LinkedHashMap<>();
    private final Map<String, Set<String>> shardsOfKeys = new HashMap<>();

    /** @param what it lacks, as a message names it */
    void add(ShardSample sample, String what) {
        byWhat.computeIfAbsent(what, any -> new ArrayList<>()).add(sample.key());
        shardsOfKeys.computeIfAbsent(sample.bareKey(), any -> new HashSet<>()).add(sample.shard());
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        byWhat.forEach((what, keys) -> warnings.add(Count.are(keys.size(), "sample") + " left out, since there is no "
                + what + ": " + ImageList.first(keys)));
        List<String> split = shardsOfKeys.entrySet().stream()
                .filter(key -> key.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!split.isEmpty()) {
            warnings.add(split.size() + " of these have files in several shards, where a sample must be whole in one: "
                    + ImageList.first(split));
        }
        return warnings;
    }
}
