package dev.descent.ml.data.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sees by the names of images and masks without partner which option would pair them. */
final class AffixHint {

    private AffixHint() {}

    /** The end of a message; empty where no option would help. */
    static String of(FolderPair pair, Set<String> images, Set<String> masks) {
        if (!pair.inputs().affixes().isNone() || !pair.targets().affixes().isNone()) {
            return "";
        }
        Affixes ofImages = common(images);
        Affixes ofMasks = common(masks);
        boolean samePrefix = ofImages.prefix().equals(ofMasks.prefix());
        boolean sameSuffix = ofImages.suffix().equals(ofMasks.suffix());
        ofImages = new Affixes(samePrefix ? "" : ofImages.prefix(), sameSuffix ? "" : ofImages.suffix());
        ofMasks = new Affixes(samePrefix ? "" : ofMasks.prefix(), sameSuffix ? "" : ofMasks.suffix());
        if (!match(images, ofImages, masks, ofMasks)) {
            return "";
        }
        List<String> options = new ArrayList<>();
        add(pair.inputs().word(), ofImages, options);
        add(pair.targets().word(), ofMasks, options);
        return options.isEmpty() ? "" : "; with " + String.join(" and ", options) + " in the format they are paired";
    }

    private static boolean match(Set<String> images, Affixes ofImages, Set<String> masks, Affixes ofMasks) {
        Set<String> shared = images.stream()
                .filter(ofImages::surround)
                .map(ofImages::without)
                .collect(Collectors.toSet());
        long paired = masks.stream()
                .filter(ofMasks::surround)
                .filter(mask -> shared.contains(ofMasks.without(mask)))
                .count();
        return paired * 2 > masks.size();
    }

    private static void add(String word, Affixes affixes, List<String> options) {
        add(word + "_prefix", affixes.prefix(), options);
        add(word + "_suffix", affixes.suffix(), options);
    }

    private static void add(String option, String value, List<String> options) {
        if (!value.isEmpty()) {
            options.add("\"" + option + "\": \"" + value + "\"");
        }
    }

    /** What all names begin and end with, numbers aside. */
    private static Affixes common(Collection<String> stems) {
        List<String> names = stems.stream()
                .map(stem -> stem.substring(stem.lastIndexOf('/') + 1))
                .toList();
        String prefix = names.get(0);
        String suffix = prefix;
        for (String name : names) {
            prefix = prefix.substring(0, shared(prefix, name));
            suffix = suffix.substring(suffix.length() - shared(reversed(suffix), reversed(name)));
        }
        return new Affixes(prefix.replaceAll("\\d+$", ""), suffix.replaceAll("^\\d+", ""));
    }

    private static int shared(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
