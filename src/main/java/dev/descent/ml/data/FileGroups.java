package dev.descent.ml.data;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.table.Shown;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds patients, videos and the like of which some images are trained on and others judge, by the names of files and folders. */
final class FileGroups {
    /** Whose images there are several of, with a number: {@code patient012_3.png}, {@code sub-01/a.png}. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?<!\\p{L})(?:patient|pat|pt|subject|subj|sub|case|person|participant|donor|animal|mouse"
                    + "|video|vid|clip|movie|volume|vol|scan|seq|sequence|scene|slide|wsi|session|recording|study|stack)"
                    + "(?:[-_ ]?(?:id|no|nr))?[-_ ]?\\d+");
    /** Of what there are slices or frames: {@code a12_slice3.png}. */
    private static final Pattern SLICED =
            Pattern.compile("^(.*[\\p{L}\\d])[-_ /.]{0,3}(?<!\\p{L})(?:slice|frame|frm)s?[-_ ]?\\d+[^/]*$");

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Of the names, that have a group: healthy people are often named otherwise. */
    private static final double LEAST = 0.5;

    private FileGroups() {}

    /**
     * One at most.
     *
     * @param names of all examples
     * @param target whose classes the groups are where there are as many
     */
    static List<Grouping> groupings(List<String> names, Target target) {
        List<String> numbered = groups(names, NUMBERED);
        List<String> sliced = groups(names, SLICED);
        int classes = target.names().size();
        if (tell(numbered, classes)) {
            return grouping(
                    "numbers in names",
                    numbered,
                    "(?i)" + DIGITS.matcher(first(numbered)).replaceAll("[0-9]+"));
        }
        return tell(sliced, classes) ? grouping("slices in names", sliced, "(?i)^(.*)(?:slice|frame|frm)") : List.of();
    }

    /** One for each name; empty where there is none. */
    private static List<String> groups(List<String> names, Pattern pattern) {
        return names.stream()
                .map(name -> pattern.matcher(name.toLowerCase(Locale.ROOT)))
                .map(found -> found.find() ? found.group(found.groupCount()) : "")
                .toList();
    }

    private static boolean tell(List<String> groups, int classes) {
        long known = groups.stream().filter(group -> !group.isEmpty()).count();
        return known >= groups.size() * LEAST
                && groups.stream().distinct().filter(group -> !group.isEmpty()).count() != classes;
    }

    private static String first(List<String> groups) {
        return groups.stream().filter(group -> !group.isEmpty()).findFirst().orElse("");
    }

    /** @param expression that finds the groups in names */
    private static List<Grouping> grouping(String by, List<String> groups, String expression) {
        return List.of(new Grouping(
                by,
                "that names of files tell apart (the first is " + Shown.quoted(first(groups)) + ") whose images",
                "set split.group_pattern to \"" + expression + "\"",
                example -> groups.get(example).isEmpty() ? null : groups.get(example)));
    }
}
