package dev.descent.ml.data.format;

import dev.descent.ml.data.source.RelativeName;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Count;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Files of a data set by the names that a table has for them, which another system may have written in another way. */
final class ManifestNames {
    /** No file. */
    private static final String SEVERAL = "";

    private final NavigableSet<String> known;
    private final Map<String, String> plain = new HashMap<>();
    /** By their names without folders, then without endings; {@link #SEVERAL} where there are several. */
    private final List<Map<String, String>> shortened = new ArrayList<>();

    private final Map<String, String> guessed = new LinkedHashMap<>();

    ManifestNames(NavigableSet<String> known) {
        this.known = known;
        known.forEach(name -> plain.put(composed(name), name));
    }

    /** The file of this name, or null. Only what is in the data set is ever found, and no file of which there might be another. */
    @Nullable
    String find(String written) {
        if (known.contains(written)) {
            return written;
        }
        String found = plain.get(plain(written));
        String decoded = found != null ? found : plain.get(plain(decoded(written)));
        return decoded != null ? decoded : onlyCalled(plain(written));
    }

    /** What a person should know of names that were found without the folder or the ending of their file. */
    Optional<String> guesses() {
        return guessed.entrySet().stream()
                .findFirst()
                .map(first -> Count.of(guessed.size(), "name") + " of images without folder or ending in the manifest "
                        + (guessed.size() == 1 ? "is" : "are") + " taken for the only file that is called so, such as "
                        + Shown.quoted(first.getKey()) + " for " + Shown.quoted(first.getValue()));
    }

    /** The only image that is called so in whatever folder, with whatever ending; null for a name with a folder. */
    private @Nullable String onlyCalled(String bare) {
        if (bare.isEmpty() || bare.contains("/")) {
            return null;
        }
        if (shortened.isEmpty()) {
            shortened.add(images(ManifestNames::fileName));
            shortened.add(images(name -> stem(fileName(name))));
        }
        String found = shortened.stream()
                .map(names -> names.get(bare))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(name -> !name.equals(SEVERAL))
                .orElse(null);
        if (found != null) {
            guessed.put(bare, found);
        }
        return found;
    }

    private Map<String, String> images(UnaryOperator<String> form) {
        Map<String, String> images = new HashMap<>();
        known.stream()
                .filter(ImageList::isImage)
                .forEach(name -> images.merge(form.apply(composed(name)), name, (one, other) -> SEVERAL));
        return images;
    }

    /** Why there is no such file. */
    String objection(String written) {
        String near = near(written);
        String meant = near == null ? "" : ": did you mean \"" + near + "\"?";
        if (written.isBlank()) {
            return "has no name";
        } else if (written.matches("[/\\\\~].*|[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return "must be relative to the data set's folder, not an absolute path" + meant;
        }
        String objection = RelativeName.objection(plain(written));
        return objection == null ? "is not there" + meant : objection + meant;
    }

    /** A file that may be meant: in other cases, with an ending, or in a folder. */
    private @Nullable String near(String written) {
        String wanted = plain(written).toLowerCase(Locale.ROOT);
        String end = fileName(wanted);
        String byCase = only(wanted, name -> name);
        String byStem = byCase == null ? only(wanted, ManifestNames::stem) : byCase;
        String byEnd = byStem == null ? only(end, ManifestNames::fileName) : byStem;
        String near = byEnd == null ? only(end, name -> stem(fileName(name))) : byEnd;
        return near == null ? within(wanted) : near;
    }

    /** The file whose whole name an absolute one ends with. */
    private @Nullable String within(String wanted) {
        return known.stream()
                .filter(name -> wanted.endsWith("/" + composed(name).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** The only file that is {@code wanted} when seen so; null where there is none or more. */
    private @Nullable String only(String wanted, UnaryOperator<String> seen) {
        String found = null;
        for (String name : known) {
            if (!wanted.isEmpty()
                    && seen.apply(composed(name).toLowerCase(Locale.ROOT)).equals(wanted)) {
                if (found != null) {
                    return null;
                }
                found = name;
            }
        }
        return found;
    }

    private static String fileName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String stem(String name) {
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    private static String plain(String written) {
        return composed(written.strip())
                .replace('\\', '/')
                .replaceAll("/(\\./)+", "/")
                .replaceAll("//+", "/")
                .replaceFirst("^\\./", "")
                .replaceFirst("^/", "");
    }

    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static String decoded(String written) {
        try {
            return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return written;
        }
    }
}
