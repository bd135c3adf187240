package dev.descent.ml.data.image;

import java.util.EnumSet;
import java.util.Set;

/** What of a stored image is not kept when it is read. */
public enum Reduction {
    DEPTH("16 bits a sample, which are cut to 8"),
    TRANSPARENCY("transparency, which is dropped"),
    TURN("a turn that a camera noted (EXIF), which is not applied");

    private final String words;

    Reduction(String words) {
        this.words = words;
    }

    /** Of an encoded image, by its header. */
    public static Set<Reduction> of(byte[] bytes) throws UnreadableImage {
        Set<Reduction> found = EnumSet.noneOf(Reduction.class);
        ImageFile file = ImageFile.of(bytes);
        if (file instanceof JpegFile jpeg && jpeg.isTurned()) {
            found.add(TURN);
        } else if (file instanceof PngFile png) {
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
