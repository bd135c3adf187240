package dev.descent.ml.data.image;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The class of each pixel.
 *
 * @param codes [height, width], row-major: a class's index, as an unsigned byte, or {@link #IGNORED}
 */
@SuppressWarnings("ArrayRecordComponent") // a byte per pixel, read in inner loops
public record ClassMap(int height, int width, byte[] codes) {
    /**
     * Of a pixel that does not count. Only where there are 256 classes it is the
     * last one's index: nothing is ignored there.
     */
    public static final int IGNORED = 255;

    /** The same map at another size: each pixel is the one that its centre falls on. */
    public ClassMap resized(int toHeight, int toWidth) {
        if (toHeight == height && toWidth == width) {
            return this;
        }
        byte[] result = new byte[Math.multiplyExact(toHeight, toWidth)];
        for (int y = 0; y < toHeight; y++) {
            int row = nearest(y, height, toHeight) * width;
            for (int x = 0; x < toWidth; x++) {
                result[y * toWidth + x] = codes[row + nearest(x, width, toWidth)];
            }
        }
        return new ClassMap(toHeight, toWidth, result);
    }

    /** The codes that some pixel has. */
    public BitSet occurring() {
        boolean[] seen = new boolean[IGNORED + 1];
        for (byte code : codes) {
            seen[code & 0xff] = true;
        }
        BitSet occurring = new BitSet();
        IntStream.range(0, seen.length).filter(code -> seen[code]).forEach(occurring::set);
        return occurring;
    }

    /** The same map, made smaller where a side is longer than {@code longest} pixels; its proportions stay. */
    public ClassMap within(int longest) {
        double ratio = Math.min(1, (double) longest / Math.max(height, width));
        return resized(Math.max(1, (int) Math.round(height * ratio)), Math.max(1, (int) Math.round(width * ratio)));
    }

    /**
     * The map as a picture; grey where all colours are. Pixels that do not count
     * have the lightest grey that no class has.
     *
     * @param colors by class, as {@code #rrggbb}; null for greys from black to white
     * @param classes that there are
     */
    public Picture picture(@Nullable List<String> colors, int classes) {
        int[] palette = new int[256];
        boolean grey = true;
        for (int i = 0; i < classes; i++) {
            int level = classes == 1 ? 0 : i * 255 / (classes - 1);
            palette[i] = colors == null
                    ? level * 0x010101
                    : Integer.parseInt(colors.get(i).substring(1), 16);
            grey &= palette[i] == (palette[i] & 0xff) * 0x010101;
        }
        if (classes <= IGNORED) {
            palette[IGNORED] = lightestUnused(palette, classes);
        }
        return painted(palette, grey ? 1 : 3);
    }

    private static int lightestUnused(int[] palette, int classes) {
        return IntStream.iterate(0xffffff, grey -> grey - 0x010101)
                .filter(grey -> IntStream.of(palette).limit(classes).noneMatch(color -> color == grey))
                .findFirst()
                .orElseThrow();
    }

    private Picture painted(int[] palette, int channels) {
        byte[] values = new byte[Math.multiplyExact(channels, codes.length)];
        for (int channel = 0; channel < channels; channel++) {
            int shift = 8 * (channels - 1 - channel);
            for (int i = 0; i < codes.length; i++) {
                values[channel * codes.length + i] = (byte) (palette[codes[i] & 0xff] >> shift);
            }
        }
        return new Picture(channels, height, width, values);
    }

    static int nearest(int target, int source, int targets) {
        return (int) ((target + 0.5) * source / targets);
    }
}
