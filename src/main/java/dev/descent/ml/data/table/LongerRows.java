package dev.descent.ml.data.table;

import dev.descent.ml.spec.Count;
import java.util.Optional;

/** Rows that do not have as many cells as the first one: where these are most, a title stands above the names. */
final class LongerRows {
    private long firstLine;
    private int cells;
    private int rows;
    private boolean differ;

    void add(long line, int count) {
        differ |= rows > 0 && count != cells;
        firstLine = rows == 0 ? line : firstLine;
        cells = count;
        rows++;
    }

    /**
     * A sentence that says what was found.
     *
     * @param named cells of the first row
     * @param others rows that have as many
     */
    Optional<String> hint(int named, int others) {
        if (differ || cells <= named || rows < 3 * Math.max(1, others)) {
            return Optional.empty();
        }
        return Optional.of("leaves a first row of " + Count.of(named, "cell") + ", and all " + rows + " rows from line "
                + firstLine + " on have " + cells + ": if the columns' names are there, set it to " + (firstLine - 1));
    }
}
