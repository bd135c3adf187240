package dev.descent.dataset;

import dev.descent.ml.spec.SpecWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lists as long as an answer may be, with a word on each that is not whole: names come from files, and there may be many. */
final class Brief {
    private static final int MOST_BYTES = 12 << 10;

    private final List<String> remarks = new ArrayList<>();

    /**
     * The first elements of a list.
     *
     * @param what they are, in the plural
     */
    <T> List<T> first(String what, List<T> all) {
        int bytes = 0;
        int shown = 0;
        while (shown < all.size() && bytes <= MOST_BYTES) {
            bytes += SpecWriter.write(all.get(shown)).toString().getBytes(StandardCharsets.UTF_8).length + 1;
            shown += bytes <= MOST_BYTES ? 1 : 0;
        }
        if (shown < all.size()) {
            remarks.add("of " + all.size() + " " + what + " the first " + shown + " are listed here");
        }
        return all.subList(0, shown);
    }

    /** Warnings, and what was left out of this and the other lists. */
    List<String> warnings(List<String> all) {
        List<String> warnings = new ArrayList<>(first("warnings", all));
        warnings.addAll(remarks);
        return warnings;
    }
}
