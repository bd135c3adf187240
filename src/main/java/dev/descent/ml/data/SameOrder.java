package dev.descent.ml.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Numbers that are in the order of others, or in the opposite one. */
final class SameOrder {
    /** Fewer different numbers are so by chance, or as two classes are by what tells them apart. */
    private static final int FEWEST = 20;

    private SameOrder() {}

    /** Whether more of the one is nowhere less of the other, or nowhere more; none of them is NaN. */
    static boolean isOf(double[] values, double[] others) {
        double[] opposite = DoubleStream.of(others).map(other -> -other).toArray();
        return differ(values) && differ(others) && (rises(values, others) || rises(values, opposite));
    }

    private static boolean differ(double[] values) {
        return Arrays.stream(values).distinct().limit(FEWEST).count() == FEWEST;
    }

    private static boolean rises(double[] values, double[] others) {
        double[] ordered = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> values[i]).thenComparingDouble(i -> others[i]))
                .mapToDouble(i -> others[i])
                .toArray();
        return IntStream.range(1, ordered.length).allMatch(i -> ordered[i - 1] <= ordered[i]);
    }
}
