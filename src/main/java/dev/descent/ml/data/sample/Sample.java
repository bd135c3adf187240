package dev.descent.ml.data.sample;

import dev.descent.ml.data.RawData;

/** A data set that the program makes itself, from a seed: the same on every machine. */
public interface Sample {

    /** As in {@code sample:spirals}. */
    String name();

    RawData make();
}
