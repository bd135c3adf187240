package dev.descent.ml.suggest;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/** Collects columns of numbers, to describe each. */
final class ColumnValues {
    private final Target target;
    private final List<DoubleStream.Builder> columns = new ArrayList<>();

    ColumnValues(Target target) {
        this.target = target;
        target.names().forEach(name -> columns.add(DoubleStream.builder()));
    }

    void add(float[] labels, Weights weights) {
        for (int p = 0; p < target.positions(); p++) {
            for (int c = 0; weights.isValid(p) && c < columns.size(); c++) {
                columns.get(c).add(labels[p * columns.size() + c]);
            }
        }
    }

    List<NumberFacts> facts() {
        List<NumberFacts> facts = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            double[] values = columns.get(c).build().sorted().toArray();
            if (values.length > 0) {
                facts.add(facts(target.names().get(c), values));
            }
        }
        return facts;
    }

    private static NumberFacts facts(String name, double[] sorted) {
        double median = sorted[sorted.length / 2];
        double mean = Arrays.stream(sorted).average().orElse(0);
        double variance = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return new NumberFacts(
                name,
                sorted[0],
                median,
                sorted[sorted.length - 1],
                mean,
                Math.sqrt(variance),
                outliers(sorted, median),
                share(sorted, value -> value == 0),
                Arrays.stream(sorted).allMatch(value -> value == Math.rint(value)));
    }

    private static double outliers(double[] sorted, double median) {
        double[] distances = Arrays.stream(sorted)
                .map(value -> Math.abs(value - median))
                .sorted()
                .toArray();
        double far = NumberFacts.OUTLYING * distances[distances.length / 2];
        return far == 0 ? 0 : share(distances, distance -> distance > far);
    }

    private static double share(double[] values, DoublePredicate such) {
        return (double) Arrays.stream(values).filter(such).count() / values.length;
    }
}
