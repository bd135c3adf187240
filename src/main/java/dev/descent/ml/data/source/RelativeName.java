package dev.descent.ml.data.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files below some root, as others write them: in a reference, a manifest, an archive. */
public final class RelativeName {
    private static final Pattern ENCODED = Pattern.compile("%[0-9a-fA-F]{2}");

    /** What desktops put beside people's files. */
    private static final Set<String> LEFT_BY_SYSTEMS =
            Set.of("__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "@eadir", "$recycle.bin");

    private RelativeName() {}

    /** Why {@code name} must not be followed, or null where it stays below its root (links not considered). */
    public static @Nullable String objection(String name) {
        if (name.isBlank() || name.length() > 1000) {
            return "must name a file or a folder in at most 1000 characters";
        } else if (name.indexOf('\\') >= 0) {
            return "must have / between folders, not \\";
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            return "must not hold control characters";
        } else if (ENCODED.matcher(name).find()) {
            return "must be written plainly, without %-encoding";
        } else if (name.startsWith("/") || name.startsWith("~") || name.matches("[A-Za-z]:.*")) {
            return "must be relative, not an absolute path";
        }
        boolean plain = Arrays.stream(name.split("/", -1))
                .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
        return plain ? null : "must not hold . or .. or empty names of folders";
    }

    static boolean isHidden(String name) {
        return Arrays.stream(name.split("/", -1))
                .anyMatch(segment ->
                        segment.startsWith(".") || LEFT_BY_SYSTEMS.contains(segment.toLowerCase(Locale.ROOT)));
    }
}
