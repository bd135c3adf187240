package dev.descent.ml.data.format;

import dev.descent.ml.data.Part;
import dev.descent.ml.data.table.NameWords;
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
    private static final Map<String, Part> WORDS = Map.ofEntries(
            Map.entry("train", Part.TRAINING),
            Map.entry("training", Part.TRAINING),
            Map.entry("trn", Part.TRAINING),
            Map.entry("val", Part.VALIDATION),
            Map.entry("valid", Part.VALIDATION),
            Map.entry("validation", Part.VALIDATION),
            Map.entry("dev", Part.VALIDATION),
            Map.entry("eval", Part.VALIDATION),
            Map.entry("evaluation", Part.VALIDATION),
            Map.entry("test", Part.TEST),
            Map.entry("testing", Part.TEST),
            Map.entry("tst", Part.TEST),
            Map.entry("holdout", Part.TEST));
    /** May stand beside a part's word in the name of its folder: {@code training_set}. */
    private static final Set<String> BESIDE =
            Set.of("set", "data", "dataset", "images", "imgs", "img", "split", "seg", "folder", "samples");

    private PartNames() {}

    /** The part that a cell names, or null. */
    static @Nullable Part of(String word) {
        return WORDS.get(word.strip().toLowerCase(Locale.ROOT));
    }

    /** The part that a folder is named after, numbers aside ({@code train2017}, {@code 01_train}), or null. */
    static @Nullable Part ofFolder(String name) {
        List<String> words =
                NameWords.of(name).filter(word -> !BESIDE.contains(word)).toList();
        return words.size() == 1 ? WORDS.get(words.get(0)) : null;
    }

    /** The part that a word in the name of a shard says, or null where none does, or two do. */
    static @Nullable Part ofShard(String name) {
        Set<Part> parts =
                NameWords.of(name).map(WORDS::get).filter(Objects::nonNull).collect(Collectors.toSet());
        return parts.size() == 1 ? parts.iterator().next() : null;
    }

    /** Whether words say parts, one of them that of training. */
    static boolean areParts(List<String> words) {
        Set<Part> parts =
                words.stream().map(PartNames::of).filter(Objects::nonNull).collect(Collectors.toSet());
        return words.stream().allMatch(word -> of(word) != null) && parts.contains(Part.TRAINING) && parts.size() > 1;
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
