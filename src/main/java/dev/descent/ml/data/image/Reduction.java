package dev.descent.ml.data.image;

import java.util.EnumSet;
import java.util.Set;

/** What of a stored image is not kept when it is read. */
public enum Reduction {
    DEPTH("16 bits a sample, which are cut to 8"),
    TRANSPARENCY("transparency, which is dropped");

    private final String words;

    Reduction(String words) {
        this.words = words;
    }

    /** Of an encoded image, by its header. */
    public static Set<Reduction> of(byte[] bytes) throws UnreadableImage {
        Set<Reduction> found = EnumSet.noneOf(Reduction.class);
        if (ImageFile.of(bytes) instanceof PngFile png) {
            if (png.isDeep()) {
                found.add(DEPTH);
            }
            if (png.isTransparent()) {
                found.add(TRANSPARENCY);
            }
        }
        return found;
    }

    /** As a message has it: {@code has} and this. */
    public String words() {
        return words;
    }
}
