package dev.descent.ml.data.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Mean and deviation by Welford's recurrence, which large offsets do not harm; quartiles by sorting. */
final class NumberTally implements ColumnTally {
    private final ColumnOutline column;
    private final Notation notation;
    private final double[] values;
    private int count;
    private double mean;
    private double squares;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** @param sorted how many values to keep, all or 0 */
    NumberTally(ColumnOutline column, Notation notation, int sorted) {
        this.column = column;
        this.notation = notation;
        this.values = new double[sorted];
    }

    @Override
    public void add(String text) {
        double value = notation.number(text);
        if (Double.isNaN(value)) {
            return;
        }
        if (count < values.length) {
            values[count] = value;
        }
        count++;
        double difference = value - mean;
        mean += difference / count;
        squares += difference * (value - mean);
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
    }

    @Override
    public ColumnFacts facts() {
        return new ColumnFacts(column.name(), "number", count, column.missing(), count == 0 ? null : numbers(), null);
    }

    private ColumnFacts.Numbers numbers() {
        boolean all = count <= values.length;
        if (all) {
            Arrays.sort(values, 0, count);
        }
        return new ColumnFacts.Numbers(
                finite(mean),
                finite(Math.sqrt(squares / count)),
                minimum,
                all ? quantile(0.25) : null,
                all ? quantile(0.5) : null,
                all ? quantile(0.75) : null,
                maximum);
    }

    /** Numbers near the largest there are overflow on the way. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private @Nullable Double quantile(double share) {
        double place = share * (count - 1);
        int below = (int) place;
        int above = Math.min(count - 1, below + 1);
        return finite(values[below] + (place - below) * (values[above] - values[below]));
    }
}
