package dev.descent.ml.data.format;

import dev.descent.ml.spec.Parameter;

/** What is done with files of two folders that have no partner in the other one. */
public enum Unpaired {
    /** The data set is not read: a name may be wrong. */
    REFUSE,
    /** They are left out, with a warning. */
    SKIP;

    static final Parameter<Unpaired> PARAMETER = Parameter.choice("unpaired", Unpaired.class)
            .orElse(REFUSE)
            .says(
                    "Files without a partner in the other folder: whether the data set is refused, or they are left out.");
}
