package dev.descent.ml.data;

import dev.descent.ml.data.shape.Normalize;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Data that tests made, encoded for training. */
public final class Encoded {
    private Encoded() {}

    public static TrainingData of(RawData raw, Parts parts, Normalize normalize, boolean scaleTarget) {
        try {
            return raw.encode(parts, normalize, scaleTarget);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
