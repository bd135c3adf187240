package dev.descent.ml.data.encode;

import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.data.shape.Scaling;
import dev.descent.ml.data.shape.Statistics;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Scalars;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A number becomes one input.
 *
 * @param missing what stands for a missing value: the training part's mean
 * @param lowest of the training part; null where that has no value, and in models of before it was kept, as {@code highest}
 */
public record NumberEncoding(
        String name,
        Double missing,
        Scaling scaling,
        @Nullable Double lowest,
        @Nullable Double highest) implements ColumnEncoding {
    /** The square of an input, which gradients have, must be a float with room for sums. */
    private static final double MOST = 1e15;

    /** Members that tell what was seen, and change nothing of what is encoded. */
    public static final List<String> RANGE = List.of("lowest", "highest");

    static final About ABOUT = About.of("number", "A number, scaled.");

    /** @throws InvalidSpec where the numbers are so far apart that nothing can be told of them */
    static NumberEncoding learn(NumberColumn column, int[] training, Normalize normalize) {
        Statistics seen = Statistics.of(column::at, training);
        Scaling scaling = normalize.of(seen);
        if (!Double.isFinite(seen.mean() + scaling.offset() + scaling.scale())) {
            throw new InvalidSpec(
                    "uri",
                    "has numbers from " + seen.minimum() + " to " + seen.maximum() + " in column "
                            + Shown.quoted(column.name()) + ", which are too far apart to be scaled");
        }
        boolean isKnown = seen.count() > 0;
        return new NumberEncoding(
                column.name(), seen.mean(), scaling, isKnown ? seen.minimum() : null, isKnown ? seen.maximum() : null);
    }

    private static boolean isOrdinary(float input) {
        return Math.abs(input) <= MOST;
    }

    @Override
    public boolean takes(Column column) {
        return column instanceof NumberColumn;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void encode(Column column, int[] rows, float[] into, int offset, int stride) {
        NumberColumn numbers = (NumberColumn) column;
        double mean = missing;
        double shift = scaling.offset();
        double scale = scaling.scale();
        for (int i = 0, at = offset; i < rows.length; i++, at += stride) {
            double value = numbers.at(rows[i]);
            float input = (float) (((Double.isNaN(value) ? mean : value) - shift) / scale);
            if (!isOrdinary(input)) {
                throw new InvalidSpec(
                        "uri",
                        "has " + value + " in column " + Shown.quoted(name) + ", which is too large for a network: "
                                + input + " when scaled, the limit is " + MOST);
            }
            into[at] = input;
        }
    }

    @Override
    public List<Violation> encode(JsonNode value, float[] into, int offset) {
        if (!value.isNumber() && !value.isNull()) {
            throw new InvalidSpec("", "must be a number or null, was " + Scalars.shown(value));
        }
        float input = (float) (((value.isNull() ? missing : value.doubleValue()) - scaling.offset()) / scaling.scale());
        if (!isOrdinary(input)) {
            throw new InvalidSpec("", "must be a finite number of ordinary size, was " + Scalars.shown(value));
        }
        into[offset] = input;
        return !value.isNull() && isFar(value.doubleValue())
                ? List.of(new Violation(
                        "", "is " + Scalars.shown(value) + ", far outside of what was trained on: " + range()))
                : List.of();
    }

    /** Whether a value is farther from the training part's than these are from each other, if they are several. */
    private boolean isFar(double value) {
        if (lowest == null || highest == null) {
            return false;
        }
        double range = highest - lowest;
        return range > 0 && (value < lowest - range || value > highest + range);
    }

    private String range() {
        return lowest + " to " + highest;
    }

    @Override
    public List<String> warnings(Column column, int[] rows) {
        NumberColumn numbers = (NumberColumn) column;
        long far = IntStream.of(rows).filter(row -> isFar(numbers.at(row))).count();
        return far == 0
                ? List.of()
                : List.of("column " + Shown.quoted(name) + " has numbers far outside of what is trained on (" + range()
                        + ") in " + far + " of " + rows.length + " rows");
    }
}
