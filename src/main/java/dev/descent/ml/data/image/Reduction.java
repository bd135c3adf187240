package dev.descent.ml.data.image;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What of a stored image is not kept when it is read. */
public enum Reduction {
    DEPTH("16 bits a sample, which are cut to 8"),
    RANGE(
            "16 bits a sample, using less than an eighth of their range, so that of 256 levels at most 32 are left when they"
                    + " are cut to 8: scale them before (12 bits: times 16)"),
    TRANSPARENCY("transparency, which is dropped"),
    TURN("a turn that a camera noted (EXIF), which is not applied"),
    SHAPE(
            "proportions more than a quarter from those of format.size, so that what they show is squeezed: crop or pad before");

    /** Of 255, within which all samples of an image take less than an eighth of its range. */
    private static final int DARK = 32;

    /** Of a width for the same height, from which on shapes look otherwise. */
    private static final double SQUEEZED = 1.25;

    private final String words;

    Reduction(String words) {
        this.words = words;
    }

    /**
     * Of an encoded image.
     *
     * @param picture that was read of it
     * @param size height and width that it is resized to
     */
    public static Set<Reduction> of(byte[] bytes, Picture picture, List<Integer> size) throws UnreadableImage {
        Set<Reduction> found = EnumSet.noneOf(Reduction.class);
        ImageFile file = ImageFile.of(bytes);
        if ((file instanceof JpegFile jpeg && jpeg.isTurned()) || (file instanceof PngFile own && own.isTurned())) {
            found.add(TURN);
        }
        if (file instanceof PngFile png) {
            if (png.isDeep()) {
                found.add(isNarrow(picture.values()) ? RANGE : DEPTH);
            }
            if (png.isTransparent()) {
                found.add(TRANSPARENCY);
            }
        }
        if (isSqueezed(picture, size.get(0), size.get(1))) {
            found.add(SHAPE);
        }
        return found;
    }

    private static boolean isSqueezed(Picture picture, int height, int width) {
        double ratio = (double) picture.width() * height / ((double) picture.height() * width);
        return Math.max(ratio, 1 / ratio) > SQUEEZED;
    }

    /** Whether samples are dark all, or differ and are near to each other. */
    private static boolean isNarrow(byte[] samples) {
        int lowest = 255;
        int highest = 0;
        for (byte sample : samples) {
            lowest = Math.min(lowest, sample & 0xff);
            highest = Math.max(highest, sample & 0xff);
        }
        return highest < DARK || (highest > lowest && highest - lowest < DARK);
    }

    /** As a message has it: {@code has} and this. */
    public String words() {
        return words;
    }
}
