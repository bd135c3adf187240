package dev.descent.ml.data.format;

import dev.descent.ml.data.source.TarShards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a shard that share a key: their names up to the first point behind the last folder, as WebDataset has
 * it.
 *
 * @param shard the archive's name
 * @param key as a message names it: where there are several shards, with its shard
 * @param files names by what stands behind that point, in lower case: {@code seg.png}
 */
record ShardSample(String shard, String key, Map<String, String> files) {
    private static final Pattern NAME = Pattern.compile("((?:.*/)?[^./]+)\\.([^/]+)", Pattern.DOTALL);
    /** What WebDataset keeps of a shard itself. */
    private static final Pattern ABOUT_THE_SHARD = Pattern.compile("(?:.*/)?__[^/]*__(?:/.*)?", Pattern.DOTALL);

    /**
     * What shards hold.
     *
     * @param samples in the shards' order
     * @param others files that are of no sample
     * @param twice files whose key and ending another file of the same shard has
     */
    record FoundSamples(List<ShardSample> samples, List<String> others, List<String> twice) {
        private void add(String shard, List<String> names) {
            Map<String, ShardSample> byKey = new LinkedHashMap<>();
            for (String name : names) {
                Matcher parts = NAME.matcher(name);
                if (!parts.matches() || ABOUT_THE_SHARD.matcher(name).matches()) {
                    others.add(name);
                    continue;
                }
                ShardSample sample = byKey.computeIfAbsent(
                        parts.group(1), key -> new ShardSample(shard, key, new LinkedHashMap<>()));
                if (sample.files.putIfAbsent(parts.group(2).toLowerCase(Locale.ROOT), name) != null) {
                    twice.add(name);
                }
            }
            samples.addAll(byKey.values());
        }
    }

    static FoundSamples in(TarShards shards) {
        FoundSamples found = new FoundSamples(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        shards.byShard().forEach(found::add);
        return found;
    }

    /** The key without its shard: what it may have in common with a sample of another one. */
    String bareKey() {
        return key.startsWith(shard + "/") ? key.substring(shard.length() + 1) : key;
    }
}
