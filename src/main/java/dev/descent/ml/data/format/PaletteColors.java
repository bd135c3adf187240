package dev.descent.ml.data.format;

import dev.descent.ml.data.image.MaskPalette;
import dev.descent.ml.data.table.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares the colours that the palettes of several masks have for one class. */
final class PaletteColors {
    private final List<String> classes;
    private final Map<Integer, Seen> first = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    private record Seen(int color, String mask) {
        private String told() {
            return String.format(Locale.ROOT, "#%06x", color) + " in " + mask;
        }
    }

    /** @param classes their names, in their order */
    PaletteColors(List<String> classes) {
        this.classes = classes;
    }

    /** @param colors one for each class, or none, as {@link MaskPalette#colors} has them */
    void add(String mask, int[] colors) {
        for (int code = 0; code < colors.length; code++) {
            if (colors[code] != MaskPalette.NONE) {
                Seen seen = new Seen(colors[code], mask);
                Seen before = first.putIfAbsent(code, seen);
                if (before != null && before.color != seen.color && notes.isEmpty()) {
                    notes.add("the palettes of masks differ: class " + Shown.quoted(classes.get(code)) + " is "
                            + before.told() + ", and " + seen.told() + "; a number in classes is the index in a"
                            + " palette: if the colours say the class, declare them as \"#rrggbb\"");
                }
            }
        }
    }

    /** What a person should know. */
    List<String> notes() {
        return notes;
    }
}
