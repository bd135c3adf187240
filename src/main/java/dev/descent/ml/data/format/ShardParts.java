package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Part;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a data set by the names of its shards: {@code imagenet-train-000.tar}, {@code val/007.tar}.
 *
 * @param ofSamples the shard of each
 */
record ShardParts(List<String> ofSamples) {

    /** The parts; null where the names do not say them of all. */
    @Nullable
    GivenParts given() {
        boolean all = divide() && unnamed().isEmpty();
        return all
                ? new GivenParts(
                        ofSamples.stream()
                                .map(shard -> Objects.requireNonNull(PartNames.ofShard(shard)))
                                .toList(),
                        "the names of the shards " + ImageList.first(shards()))
                : null;
    }

    /** What a person should know of it. */
    List<String> warnings() {
        GivenParts given = given();
        if (given != null) {
            return List.of(given.note());
        }
        return divide()
                ? List.of((unnamed().size() == 1
                                ? "the name of 1 shard says"
                                : "the names of " + unnamed().size() + " shards say")
                        + " no part, such as " + unnamed().get(0) + ", though others do: the data is divided by split")
                : List.of();
    }

    private boolean divide() {
        Set<Part> parts = shards().stream()
                .map(PartNames::ofShard)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return parts.contains(Part.TRAINING) && parts.size() > 1;
    }

    private List<String> unnamed() {
        return shards().stream()
                .filter(shard -> PartNames.ofShard(shard) == null)
                .toList();
    }

    private List<String> shards() {
        return ofSamples.stream().distinct().toList();
    }
}
