package dev.descent.ml.data;

import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a split: examples encoded and normalized, in a fixed order. Safe to read from several threads. */
public interface Examples {
    /** An empty part. */
    Examples NONE = new Examples() {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int sample(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public String name(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    };

    int size();

    /**
     * Copies one example out.
     *
     * @param index in this part, from 0
     * @param features receives the input from {@code featureOffset} on, in the shape of {@link TrainingData#input()}
     * @param labels receives [positions, outputs] from {@code labelOffset} on: one-hot for
     *     classes, (scaled) numbers for regression
     */
    void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset);

    /** Which weights there are besides ones. */
    default Weighing weighing() {
        return Weighing.NONE;
    }

    /**
     * Copies out what of one example counts, and how much.
     *
     * @param into arrays as {@link #weighing} asks for them
     * @param place of the example among those that the arrays are for
     */
    default void weigh(int index, Weights into, int place) {}

    /** Index of an example in the whole data set, from 0: the row of a CSV, the line of a manifest. */
    int sample(int index);

    /** What a person would look it up by: {@code row 12}, a file's name. */
    String name(int index);

    /**
     * The image as it was read, at the size and in the channels of the inputs,
     * before normalization; null where it is none.
     */
    default @Nullable Picture picture(int index) {
        return null;
    }

    /**
     * The same examples, to be varied at random in training.
     *
     * @throws InvalidSpec at {@code augment}, where they are no images
     */
    default Examples augmented(List<AugmentSpec> augment) {
        throw new InvalidSpec("augment", "is for images, and these examples are rows of a table");
    }

    /**
     * The examples as an epoch of training sees them: themselves, unless they are augmented.
     *
     * @param seed which with an example's {@link #sample} decides how it is varied, and nothing else does
     */
    default Examples varied(long seed) {
        return this;
    }

    /** Memory it holds, for whoever bounds a cache of such; 0 where it is not worth counting. */
    default long bytes() {
        return 0;
    }
}
