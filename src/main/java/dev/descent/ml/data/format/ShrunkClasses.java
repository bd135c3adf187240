package dev.descent.ml.data.format;

import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.table.Shown;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Counts masks that lose a class when they are made smaller, as where what it shows is less than a pixel then. */
final class ShrunkClasses {
    /** Of the masks that have a class: some small things are lost in every data set. */
    private static final double FEW = 0.1;

    private final List<String> classes;
    private final List<Integer> size;
    private final int[] having;
    private final List<List<String>> losing;

    /** @param size height and width that masks are resized to */
    ShrunkClasses(List<String> classes, List<Integer> size) {
        this.classes = classes;
        this.size = size;
        this.having = new int[classes.size()];
        this.losing =
                classes.stream().<List<String>>map(any -> new ArrayList<>()).toList();
    }

    /** What a mask has as it is stored and has no more when it is resized, by two sets of codes. */
    record Occurring(BitSet stored, BitSet kept) {
        static Occurring of(ClassMap stored, ClassMap resized) {
            return new Occurring(stored.occurring(), resized.occurring());
        }
    }

    void add(String mask, Occurring occurring) {
        occurring.stored().stream().filter(code -> code < having.length).forEach(code -> {
            having[code]++;
            if (!occurring.kept().get(code)) {
                losing.get(code).add(mask);
            }
        });
    }

    /** A sentence for each class that many lose. */
    List<String> notes() {
        return IntStream.range(0, having.length)
                .filter(code -> losing.get(code).size() > FEW * having[code])
                .mapToObj(code -> losing.get(code).size() + " of " + having[code] + " masks with class "
                        + Shown.quoted(classes.get(code)) + " have no pixel of it when they are resized to "
                        + size.get(0)
                        + " x " + size.get(1) + ": " + ImageList.first(losing.get(code))
                        + "; take a larger format.size, or cut the images up")
                .toList();
    }
}
