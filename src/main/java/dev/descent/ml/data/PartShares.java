package dev.descent.ml.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person should know of parts that have another share of the examples than was asked for. */
final class PartShares {
    /** By how much a part may miss its share without a word. */
    private static final double NEAR = 0.02;

    private PartShares() {}

    /**
     * @param size examples that were divided
     * @param why they could not be nearer
     */
    static List<String> notes(Split split, Parts parts, int size, String why) {
        List<String> notes = new ArrayList<>();
        add("validation", split.validation().share(), parts.validation().length / (double) size, why, notes);
        add("test", split.test().share(), parts.test().length / (double) size, why, notes);
        return notes;
    }

    private static void add(String part, double asked, double share, String why, List<String> notes) {
        if (asked > 0 && Math.abs(share - asked) > NEAR) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the %s part has %.1f%% of the examples, and %.1f%% are asked for: %s",
                    part,
                    100 * share,
                    100 * asked,
                    why));
        }
    }
}
