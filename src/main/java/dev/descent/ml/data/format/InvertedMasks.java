package dev.descent.ml.data.format;

import dev.descent.ml.data.image.ClassMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Sees by what frames them where the two classes of some masks have changed places: where in nearly all a thing lies
 * within the frame, it is of one class.
 */
final class InvertedMasks {
    /** Of the masks that have both classes. */
    private static final double NEARLY_ALL = 0.9;

    private static final double SOME = 0.05;
    private static final int FEWEST = 3;

    private final List<String> classes;
    private final List<List<String>> framed = List.of(new ArrayList<>(), new ArrayList<>());
    private int both;

    InvertedMasks(List<String> classes) {
        this.classes = classes;
    }

    /** @param occurring the codes that the map has */
    void add(String mask, ClassMap map, BitSet occurring) {
        if (classes.size() != 2 || !occurring.get(0) || !occurring.get(1)) {
            return;
        }
        both++;
        int frame = frame(map);
        if (frame == 0 || frame == 1) {
            framed.get(frame).add(mask);
        }
    }

    /** The one code of the outermost pixels, or -1. */
    private static int frame(ClassMap map) {
        int code = map.codes()[0] & 0xff;
        for (int y = 0; y < map.height(); y++) {
            boolean edge = y == 0 || y == map.height() - 1;
            for (int x = 0; x < map.width(); x += edge ? 1 : Math.max(1, map.width() - 1)) {
                if ((map.codes()[y * map.width() + x] & 0xff) != code) {
                    return -1;
                }
            }
        }
        return code;
    }

    /** What a person should know of them. */
    List<String> notes() {
        int rarer = framed.get(0).size() < framed.get(1).size() ? 0 : 1;
        List<String> rare = framed.get(rarer);
        List<String> others = framed.get(1 - rarer);
        boolean told =
                rare.size() >= FEWEST && rare.size() >= SOME * both && rare.size() + others.size() >= NEARLY_ALL * both;
        return told
                ? List.of("in " + rare.size() + " masks \"" + classes.get(rarer) + "\" lies all around \""
                        + classes.get(1 - rarer) + "\", and in " + others.size()
                        + " it is the other way round, as where some are inverted: " + ImageList.first(rare)
                        + " beside " + ImageList.first(others.subList(0, 1)))
                : List.of();
    }
}
