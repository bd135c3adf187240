package dev.descent.ml.data.format;

import dev.descent.ml.data.image.Reduction;
import dev.descent.ml.spec.Count;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which images were not kept whole when they were read. */
final class Reductions {
    private final Map<Reduction, List<String>> names = new EnumMap<>(Reduction.class);

    /** @param lost of the image of that name */
    void add(String name, Set<Reduction> lost) {
        lost.forEach(
                what -> names.computeIfAbsent(what, any -> new ArrayList<>()).add(name));
    }

    /** A sentence for each kind. */
    List<String> notes() {
        return names.entrySet().stream()
                .map(kind -> Count.have(kind.getValue().size(), "image") + " "
                        + kind.getKey().words() + ": " + ImageList.first(kind.getValue()))
                .toList();
    }
}
