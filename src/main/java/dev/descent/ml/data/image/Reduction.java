package dev.descent.ml.data.image;

import java.util.EnumSet;
import java.util.Set;

/** What of a stored image is not kept when it is read. */
public enum Reduction {
    DEPTH("16 bits a sample, which are cut to 8"),
    RANGE(
            "16 bits a sample, using less than an eighth of their range, so that of 256 levels at most 32 are left when they"
                    + " are cut to 8: scale them before (12 bits: times 16)"),
    TRANSPARENCY("transparency, which is dropped"),
    TURN("a turn that a camera noted (EXIF), which is not applied");

    /** Of 255, below which all samples of an image take less than an eighth of its range. */
    private static final int DARK = 32;

    private final String words;

    Reduction(String words) {
        this.words = words;
    }

    /**
     * Of an encoded image.
     *
     * @param samples that were read of it
     */
    public static Set<Reduction> of(byte[] bytes, byte[] samples) throws UnreadableImage {
        Set<Reduction> found = EnumSet.noneOf(Reduction.class);
        ImageFile file = ImageFile.of(bytes);
        if (file instanceof JpegFile jpeg && jpeg.isTurned()) {
            found.add(TURN);
        } else if (file instanceof PngFile png) {
            if (png.isDeep()) {
                found.add(isDark(samples) ? RANGE : DEPTH);
            }
            if (png.isTransparent()) {
                found.add(TRANSPARENCY);
            }
        }
        return found;
    }

    private static boolean isDark(byte[] samples) {
        for (byte sample : samples) {
            if ((sample & 0xff) >= DARK) {
                return false;
            }
        }
        return true;
    }

    /** As a message has it: {@code has} and this. */
    public String words() {
        return words;
    }
}
