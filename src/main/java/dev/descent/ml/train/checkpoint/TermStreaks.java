package dev.descent.ml.train.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In how many samples in a row a series of a sum's terms was worth a word, by its name; one of which it was told stays at that.
 */
public record TermStreaks(Map<String, Integer> samples) {
    public static final TermStreaks NONE = new TermStreaks(Map.of());

    public TermStreaks {
        samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
    }
}
