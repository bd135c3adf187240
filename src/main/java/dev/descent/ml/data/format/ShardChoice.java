package dev.descent.ml.data.format;

import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which file of a sample is its image, and which its label, by their endings. */
record ShardChoice(WebDataset spec) {
    private static final Pattern MASK = Pattern.compile("(?:.*\\.)?(?:seg|mask|segmentation)\\.[a-z]+");

    /** @throws InvalidSpec where several files may be it */
    Optional<String> image(ShardSample sample) {
        String named = spec.image();
        return named != null
                ? Optional.ofNullable(sample.files().get(named))
                : one(sample, "format.image", "image", this::mayBeImage);
    }

    /** @throws InvalidSpec where several files may be it */
    Optional<String> label(ShardSample sample) {
        String named = label();
        return named != null
                ? Optional.ofNullable(sample.files().get(named))
                : one(sample, "format.label", "mask", ShardChoice::isMask);
    }

    /** The ending of labels; null where it is that of any mask. */
    private @Nullable String label() {
        if (spec.label() != null || spec.isOfMasks()) {
            return spec.label();
        }
        return spec.path() == null ? "cls" : "json";
    }

    /** What a sample without a label lacks, as a message names it. */
    String wanted() {
        String named = label();
        return named == null ? "mask (seg.png, mask.png)" : "." + named;
    }

    private boolean mayBeImage(String ending) {
        return ImageList.isImage(ending) && !isMask(ending) && !ending.equals(spec.label());
    }

    private static boolean isMask(String ending) {
        return MASK.matcher(ending).matches() && ImageList.isImage(ending);
    }

    /** Tells endings of one kind. */
    private interface Endings {
        boolean have(String ending);
    }

    private static Optional<String> one(ShardSample sample, String path, String what, Endings wanted) {
        List<Map.Entry<String, String>> found = sample.files().entrySet().stream()
                .filter(file -> wanted.have(file.getKey()))
                .toList();
        if (found.size() > 1) {
            throw new InvalidSpec(
                    path,
                    "must say which " + what + " is meant, since sample " + sample.key() + " has several: "
                            + String.join(
                                    ", ", found.stream().map(Map.Entry::getKey).toList()));
        }
        return found.stream().map(Map.Entry::getValue).findFirst();
    }
}
