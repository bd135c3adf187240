package dev.descent.ml.data.image;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Each class has one value, and what has another is of none. */
final class DeclaredCodes implements MaskCodes {
    /** Ascending. */
    private final int[] colors;

    private final boolean[] areNumbers;
    private final int[] codes;

    /** @param ignored values, none of which a class has */
    DeclaredCodes(MaskClasses classes, IgnoredValues ignored) {
        NavigableMap<Integer, Boolean> byColor = new TreeMap<>();
        classes.classes()
                .forEach(entry -> byColor.put(entry.value().rgb(), entry.value().isNumber()));
        ignored.values().forEach(value -> byColor.put(value.rgb(), value.isNumber()));
        colors = byColor.keySet().stream().mapToInt(Integer::intValue).toArray();
        areNumbers = new boolean[colors.length];
        codes = new int[colors.length];
        Arrays.fill(codes, ClassMap.IGNORED);
        for (int i = 0; i < colors.length; i++) {
            areNumbers[i] = Boolean.TRUE.equals(byColor.get(colors[i]));
        }
        for (int code = 0; code < classes.classes().size(); code++) {
            codes[
                    Arrays.binarySearch(
                            colors, classes.classes().get(code).value().rgb())] = code;
        }
    }

    @Override
    public int ofColor(int rgb) {
        int at = Arrays.binarySearch(colors, rgb);
        return at < 0 ? UNDECLARED : codes[at];
    }

    @Override
    public int ofIndex(int index, int rgb) {
        int byNumber = Arrays.binarySearch(colors, index * 0x010101);
        if (byNumber >= 0 && areNumbers[byNumber]) {
            return codes[byNumber];
        }
        int byColor = Arrays.binarySearch(colors, rgb);
        return byColor >= 0 && !areNumbers[byColor] ? codes[byColor] : UNDECLARED;
    }

    @Override
    public int level(int sample, boolean isOfWhite) {
        if (!isOfWhite || sample <= 255) {
            return sample;
        }
        return sample % 257 == 0 ? sample / 257 : UNDECLARED;
    }

    @Override
    public boolean areSplit() {
        return false;
    }
}
