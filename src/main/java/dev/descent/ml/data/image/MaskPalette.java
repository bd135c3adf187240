package dev.descent.ml.data.image;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The colours that a mask's palette shows its classes in, where these were declared by their index there. */
public final class MaskPalette {
    /** In the place of a class that the mask does not have, or that was not declared by its index. */
    public static final int NONE = -1;

    private MaskPalette() {}

    /**
     * As 0xrrggbb, one for each class; empty where the mask has no palette of colours.
     *
     * @param bytes of a mask that was decoded
     * @param map what it holds
     */
    public static int[] colors(byte[] bytes, MaskClasses classes, ClassMap map) throws UnreadableImage {
        int[] palette = ImageFile.of(bytes) instanceof PngFile png ? png.palette() : new int[0];
        if (IntStream.of(palette).allMatch(color -> color == (color & 0xff) * 0x010101)) {
            return new int[0];
        }
        int[] colors = new int[classes.classes().size()];
        Arrays.fill(colors, NONE);
        for (byte code : map.codes()) {
            int found = code & 0xff;
            if (found < colors.length && colors[found] == NONE) {
                MaskValue value = classes.classes().get(found).value();
                int index = value.rgb() & 0xff;
                colors[found] = value.isNumber() && index < palette.length ? palette[index] : NONE;
            }
        }
        return colors;
    }
}
