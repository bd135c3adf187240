package dev.descent.ml.data.format;

import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.spec.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts pixels of masks that are to be left out, at the size at which they are trained. */
final class IgnoredPixels {
    private final List<String> empty = new ArrayList<>();
    private long pixels;
    private long ignored;

    /** @param map of masks that may have such pixels */
    void add(String mask, ClassMap map) {
        long before = ignored;
        for (byte code : map.codes()) {
            ignored += code == (byte) ClassMap.IGNORED ? 1 : 0;
        }
        pixels += map.codes().length;
        if (ignored - before == map.codes().length) {
            empty.add(mask);
        }
    }

    boolean isEmpty() {
        return ignored == 0;
    }

    /** What a person should know of them. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (ignored > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%d of %d pixels of the masks (%.1f %%) are ignored: no loss, metric or count has them",
                    ignored,
                    pixels,
                    100.0 * ignored / pixels));
        }
        if (!empty.isEmpty()) {
            notes.add(Count.have(empty.size(), "mask") + " no pixel that counts, and the image is in no mean: "
                    + ImageList.first(empty));
        }
        return notes;
    }
}
