package dev.descent.ml.data.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Pixels of one mask that are of no class: how many, and where the first few values are. */
final class Undeclared {
    private static final int SHOWN = 3;

    private final IntFunction<String> shown;
    private final Map<Integer, String> first = new LinkedHashMap<>();
    private long pixels;

    /** @param shown a value as a person would look for it */
    Undeclared(IntFunction<String> shown) {
        this.shown = shown;
    }

    void add(int value, int row, int column) {
        pixels++;
        if (first.size() < SHOWN && !first.containsKey(value)) {
            first.put(value, shown.apply(value) + " in row " + (row + 1) + ", column " + (column + 1));
        }
    }

    void raise() throws UnreadableImage {
        if (pixels > 0) {
            throw new UnreadableImage("has pixels with a value that no class declares, " + pixels + " in all: "
                    + String.join("; ", first.values())
                    + " (a value of pixels that are to be left out belongs into ignore; where two classes have"
                    + " soft edges, threshold parts them)");
        }
    }
}
