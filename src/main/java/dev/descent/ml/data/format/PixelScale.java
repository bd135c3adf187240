package dev.descent.ml.data.format;

import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.table.Cell;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What numbers of images mean: from 0 to 255, or from 0 (black) to 1 (white).
 *
 * @param white the number of it
 * @param note what a person should know, or null
 */
record PixelScale(double white, @Nullable String note) {
    private static final int LEVELS = 255;

    /**
     * By the numbers of all arrays together.
     *
     * @throws InvalidSpec where they are neither
     */
    static PixelScale of(List<NumpyArray> arrays, Limits limits) throws IOException {
        if (arrays.stream().allMatch(NumpyArray::isOfBytes)) {
            return new PixelScale(LEVELS, null);
        }
        Range range = new Range();
        for (NumpyArray array : arrays) {
            range.add(array, limits);
        }
        return range.scale();
    }

    /** The level of a number. */
    byte level(double number) {
        return (byte) Math.round(number * (LEVELS / white));
    }

    Optional<String> warning() {
        return Optional.ofNullable(note);
    }

    /** The least and the largest of all numbers, and whether some lie between whole ones. */
    private static final class Range {
        private double least = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;
        private boolean isWhole = true;

        void add(NumpyArray array, Limits limits) throws IOException {
            if (array.isText()) {
                throw new InvalidSpec("format.images", "must be an array of numbers, was " + array.shown());
            }
            int elements = array.elements();
            array.read(limits, (index, item) -> {
                for (int i = 0; i < elements; i++) {
                    add(array, index, item.number(i));
                }
            });
        }

        private void add(NumpyArray array, int index, double number) {
            if (!Double.isFinite(number)) {
                throw array.refused("has " + number + " in item " + index);
            }
            least = Math.min(least, number);
            largest = Math.max(largest, number);
            isWhole &= number == Math.rint(number);
        }

        PixelScale scale() {
            if (least < 0 || largest > LEVELS) {
                throw new InvalidSpec(
                        "uri",
                        "holds images with numbers " + shown()
                                + ", and they must be from 0 to 255, or from 0 (black) to 1 (white): scale them before they are"
                                + " saved, and leave what training scales them to for normalize");
            } else if (largest <= 1) {
                return new PixelScale(
                        1,
                        "the images have numbers " + shown()
                                + ", of which 1 is taken for white; they are kept in 256 steps");
            }
            return new PixelScale(
                    LEVELS,
                    isWhole ? null : "the images have fractions, with numbers " + shown() + ": they are rounded");
        }

        private String shown() {
            return "from " + Cell.text(least) + " to " + Cell.text(largest);
        }
    }
}
