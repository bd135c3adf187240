package dev.descent.ml.data.format;

import dev.descent.ml.spec.Count;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds masks among the images of classes, as data sets have them that serve both: {@code 1_mask.png} beside {@code 1.png}. */
final class DrawnMasks {
    private static final String WORD = "masks?|seg|segmentation|trimaps?|ground[_-]?truth|gt|annotations?|labels?";
    private static final Pattern NAME = Pattern.compile("(.+?)[ _.-](?:" + WORD + ")(?:[ _-]?\\d+)?");
    private static final Pattern FOLDER = Pattern.compile(WORD);
    /** Of the images: fewer may be named so by chance. */
    private static final double MANY = 0.1;
    /** Of the files of two folders. */
    private static final double ALIKE = 0.9;

    private static final String MEANT = "to learn what is drawn, set type to masks (or pairs)";

    private DrawnMasks() {}

    /** @param names of images that have a class each */
    static List<String> warnings(List<String> names) {
        List<String> warnings = new ArrayList<>();
        beside(names).ifPresent(warnings::add);
        folders(names).or(() -> below(names)).ifPresent(warnings::add);
        return warnings;
    }

    /** In folders below those of the classes, beside folders of images: {@code a/masks/1.png} beside {@code a/images/1.png}. */
    private static Optional<String> below(List<String> names) {
        Map<String, Set<String>> within = names.stream()
                .map(DrawnMasks::folder)
                .filter(folder -> folder.contains("/"))
                .collect(Collectors.groupingBy(DrawnMasks::folder, Collectors.toSet()));
        Set<String> masks = within.values().stream()
                .filter(folders -> folders.size() > 1)
                .flatMap(Set::stream)
                .filter(DrawnMasks::isNamedSo)
                .collect(Collectors.toCollection(TreeSet::new));
        long drawn = names.stream().filter(name -> masks.contains(folder(name))).count();
        return drawn <= MANY * names.size()
                ? Optional.empty()
                : Optional.of(Count.are(drawn, "image")
                        + " in folders that are named after masks, and taken for examples of"
                        + " the class around them: " + ImageList.first(List.copyOf(masks)) + "; take them out, or "
                        + MEANT);
    }

    private static boolean isNamedSo(String folder) {
        return FOLDER.matcher(folder.substring(folder.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT))
                .matches();
    }

    private static Optional<String> beside(List<String> names) {
        Set<String> stems = names.stream().map(DrawnMasks::stem).collect(Collectors.toSet());
        List<String> masks = names.stream()
                .filter(name -> {
                    Matcher found = NAME.matcher(stem(name));
                    return found.matches() && stems.contains(found.group(1));
                })
                .toList();
        return masks.size() <= MANY * names.size()
                ? Optional.empty()
                : Optional.of(Count.are(masks.size(), "image") + " named like a mask of another in the same folder, and"
                        + " taken for an example of its class: " + ImageList.first(masks) + "; take them out, or "
                        + MEANT);
    }

    /** Where all lie in two folders, of which one is named after masks. */
    private static Optional<String> folders(List<String> names) {
        List<String> folders =
                names.stream().map(DrawnMasks::folder).distinct().sorted().toList();
        boolean drawn = folders.size() == 2
                && folders.stream().filter(folder -> !folder.contains("/")).anyMatch(DrawnMasks::isNamedSo);
        return drawn && areAlike(stems(names, folders.get(0)), stems(names, folders.get(1)))
                ? Optional.of("the folders " + String.join(" and ", folders)
                        + ", taken for two classes, have files of the same names: " + MEANT)
                : Optional.empty();
    }

    private static boolean areAlike(Collection<String> some, Collection<String> others) {
        long both = some.stream().filter(others::contains).count();
        return both >= ALIKE * Math.max(some.size(), others.size());
    }

    private static Set<String> stems(List<String> names, String folder) {
        return names.stream()
                .filter(name -> folder(name).equals(folder))
                .map(name -> stem(name).substring(folder.length()))
                .collect(Collectors.toSet());
    }

    private static String folder(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    }
}
