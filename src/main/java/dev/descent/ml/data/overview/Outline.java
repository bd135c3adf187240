package dev.descent.ml.data.overview;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;

/**
 * What data looks like as far as a format alone tells: whether it is images and of which size, and whether each pixel
 * has a label. How many features rows have, and what the classes are, only the data tells; here they are made up.
 */
public record Outline(InputShape input, Target target) {}
