package dev.descent.ml.data.augment;

import java.util.SplittableRandom;

/** One way in which images are varied at random while they are trained on: a record per way. */
public sealed interface AugmentSpec
        permits FlipHorizontal, FlipVertical, Rotate, Crop, Scale, Brightness, Contrast, Noise {

    /** Draws once, and adds what was drawn to what the ways before this one have drawn. */
    Variation vary(Variation before, SplittableRandom random);
}
