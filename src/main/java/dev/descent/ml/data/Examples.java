package dev.descent.ml.data;

import dev.descent.ml.data.image.Picture;
import org.jspecify.annotations.Nullable;

/** One part of a split: examples encoded and normalized, in a fixed order. Safe to read from several threads. */
public interface Examples {

    int size();

    /**
     * Copies one example out.
     *
     * @param index in this part, from 0
     * @param features receives the input from {@code featureOffset} on, in the shape of {@link TrainingData#input()}
     * @param labels receives [positions, outputs] from {@code labelOffset} on: one-hot for classes, (scaled) numbers for regression
     */
    void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset);

    /** Index of an example in the whole data set, from 0: the row of a CSV, the line of a manifest. */
    int sample(int index);

    /** What a person would look it up by: {@code row 12}, a file's name. */
    String name(int index);

    /** The image as it was read, at the size and in the channels of the inputs, before normalization; null where it is none. */
    default @Nullable Picture picture(int index) {
        return null;
    }

    /** Memory it holds, for whoever bounds a cache of such; 0 where it is not worth counting. */
    default long bytes() {
        return 0;
    }
}
