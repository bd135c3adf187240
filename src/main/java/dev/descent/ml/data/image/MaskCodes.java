package dev.descent.ml.data.image;

import org.jspecify.annotations.Nullable;

/**
 * What a pixel of a mask means by its value: the index of a class,
 * {@link ClassMap#IGNORED}, or nothing that was declared.
 */
public sealed interface MaskCodes permits DeclaredCodes, SplitCodes {
    int UNDECLARED = -1;

    /**
     * By the classes' values, or by the grey level from which a pixel is of the second class.
     *
     * @param ignored values, none of which a class has
     * @param threshold that the classes were found to go with, or null
     */
    static MaskCodes of(MaskClasses classes, IgnoredValues ignored, @Nullable Integer threshold) {
        return threshold == null ? new DeclaredCodes(classes, ignored) : new SplitCodes(threshold);
    }

    /** Of a pixel that has this colour. */
    int ofColor(int rgb);

    /** Of a pixel in a palette of colours: what was declared by a number means the index there. */
    int ofIndex(int index, int rgb);

    /**
     * The level from 0 to 255 of a grey sample of 16 bits, or {@link #UNDECLARED}.
     *
     * @param isOfWhite whether the image has samples above 255
     */
    int level(int sample, boolean isOfWhite);

    /** Whether levels between those of the classes are expected, as blurred edges have. */
    boolean areSplit();
}
