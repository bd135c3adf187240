package dev.descent.ml.data.image;

import java.util.function.IntToDoubleFunction;

/** Decodes masks that are written as numbers, and not as images. */
public final class MaskNumbers {
    private MaskNumbers() {}

    /**
     * The class of each pixel.
     *
     * @param numbers by the pixel's place, row-major
     * @throws UnreadableImage where a pixel has a number that no class declares
     */
    public static ClassMap decode(int height, int width, IntToDoubleFunction numbers, MaskCodes codes)
            throws UnreadableImage {
        byte[] map = new byte[Math.multiplyExact(height, width)];
        Undeclared undeclared = new Undeclared(Integer::toString);
        for (int i = 0; i < map.length; i++) {
            double number = numbers.applyAsDouble(i);
            if (number != Math.rint(number)) {
                throw new UnreadableImage("has " + number + " in row " + (i / width + 1) + ", column " + (i % width + 1)
                        + ", and a class is a whole number");
            }
            int code = number >= 0 && number <= 255 ? codes.ofColor(((int) number) * 0x010101) : MaskCodes.UNDECLARED;
            if (code == MaskCodes.UNDECLARED) {
                undeclared.add((int) number, i / width, i % width);
            }
            map[i] = (byte) code;
        }
        undeclared.raise();
        return new ClassMap(height, width, map);
    }
}
