package dev.descent.ml.data.format;

import dev.descent.ml.spec.Parameter;
import java.util.EnumSet;

/** What is done with files of two folders that have no partner in the other one. */
public enum Unpaired {
    /** The data set is not read: a name may be wrong. */
    REFUSE,
    /** They are left out, with a warning. */
    SKIP,
    /** An image without a mask has the first class everywhere, with a warning; a mask without an image is a fault. */
    BACKGROUND;

    static final Parameter<Unpaired> OF_PAIRS = Parameter.choice("unpaired", EnumSet.of(REFUSE, SKIP))
            .orElse(REFUSE)
            .says(
                    "Files without a partner in the other folder: whether the data set is refused, or they are left out.");
    static final Parameter<Unpaired> OF_MASKS = Parameter.choice("unpaired", Unpaired.class)
            .orElse(REFUSE)
            .says(
                    "Files without a partner in the other folder: whether the data set is refused, or they are left out; or"
                            + " images without a mask are of the first class all over (background), as where nothing is seen.");
}
