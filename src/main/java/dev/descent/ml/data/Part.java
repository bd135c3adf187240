package dev.descent.ml.data;

import dev.descent.ml.data.encode.Encoding;
import java.io.IOException;
import java.util.stream.IntStream;

/** Some examples of a data set: all, or those of one part of a split. */
public enum Part {
    ALL {
        @Override
        int[] examples(Split split, RawData data) {
            return IntStream.range(0, data.size()).toArray();
        }
    },
    TRAINING {
        @Override
        int[] examples(Split split, RawData data) {
            return Parts.of(split, data).training();
        }
    },
    VALIDATION {
        @Override
        int[] examples(Split split, RawData data) {
            return Parts.of(split, data).validation();
        }
    },
    TEST {
        @Override
        int[] examples(Split split, RawData data) {
            return Parts.of(split, data).test();
        }
    };

    /** Their indices, ascending. */
    abstract int[] examples(Split split, RawData data);

    /**
     * Encodes them as a trained model sees them.
     *
     * @throws dev.descent.ml.spec.InvalidSpec where it cannot see such data, at paths within the data set's spec
     */
    public KnownExamples encode(RawData data, Split split, Encoding encoding) throws IOException {
        return data.encodeAs(encoding, examples(split, data));
    }
}
