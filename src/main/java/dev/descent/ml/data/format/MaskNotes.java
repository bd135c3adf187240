package dev.descent.ml.data.format;

import dev.descent.ml.data.format.ShrunkClasses.Occurring;
import dev.descent.ml.data.image.ClassMap;
import java.util.List;
import java.util.stream.Stream;

/** What a person should know of masks, as they are decoded one after the other. */
final class MaskNotes {
    private final IgnoredPixels ignored = new IgnoredPixels();
    private final PaletteColors palettes;
    private final ShrunkClasses shrunk;
    private final InvertedMasks inverted;
    private final boolean mayIgnore;

    /**
     * @param classes in their order
     * @param size height and width that masks are resized to
     * @param mayIgnore whether pixels may not count
     */
    MaskNotes(List<String> classes, List<Integer> size, boolean mayIgnore) {
        this.palettes = new PaletteColors(classes);
        this.shrunk = new ShrunkClasses(classes, size);
        this.inverted = new InvertedMasks(classes);
        this.mayIgnore = mayIgnore;
    }

    /**
     * Looks at one.
     *
     * @param map at the size of training
     * @param colors of the classes in the mask's palette
     */
    void add(String mask, ClassMap map, Occurring occurring, int[] colors) {
        palettes.add(mask, colors);
        shrunk.add(mask, occurring);
        inverted.add(mask, map, occurring.kept());
        if (mayIgnore) {
            ignored.add(mask, map);
        }
    }

    /** Whether some pixel does not count. */
    boolean isPartial() {
        return !ignored.isEmpty();
    }

    List<String> all() {
        return Stream.of(ignored.notes(), palettes.notes(), shrunk.notes(), inverted.notes())
                .flatMap(List::stream)
                .toList();
    }
}
