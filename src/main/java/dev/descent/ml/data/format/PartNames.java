package dev.descent.ml.data.format;

import dev.descent.ml.data.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people call the parts of a data set, in any case. */
final class PartNames {
    private static final Map<String, Part> WORDS = Map.of(
            "train", Part.TRAINING,
            "training", Part.TRAINING,
            "val", Part.VALIDATION,
            "valid", Part.VALIDATION,
            "validation", Part.VALIDATION,
            "dev", Part.VALIDATION,
            "test", Part.TEST,
            "testing", Part.TEST);
    /** May stand beside a part's word in the name of its folder: {@code training_set}. */
    private static final Set<String> BESIDE =
            Set.of("set", "data", "dataset", "images", "imgs", "img", "split", "seg", "folder", "samples");

    private PartNames() {}

    /** The part that a cell names, or null. */
    static @Nullable Part of(String word) {
        return WORDS.get(word.strip().toLowerCase(Locale.ROOT));
    }

    /** The part that a folder is named after, or null. */
    static @Nullable Part ofFolder(String name) {
        List<String> words = Stream.of(name.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !BESIDE.contains(word))
                .toList();
        return words.size() == 1 ? WORDS.get(words.get(0)) : null;
    }

    /** The part that a word in the name of a shard says, or null where none does, or two do. */
    static @Nullable Part ofShard(String name) {
        Set<Part> parts = Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .map(WORDS::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return parts.size() == 1 ? parts.iterator().next() : null;
    }

    /** Whether these folders divide a data set: one is for training, and another for something else. */
    static boolean divide(Stream<String> folders) {
        Set<Part> parts = parts(folders);
        return parts.contains(Part.TRAINING) && parts.size() > 1;
    }

    private static Set<Part> parts(Stream<String> folders) {
        return folders.map(PartNames::ofFolder).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
