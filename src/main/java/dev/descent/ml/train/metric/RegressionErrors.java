package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.JsonNumber;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Errors in the target's own unit: mean absolute error, root of the mean squared error, the coefficient of determination R²
 * (1 − Σ(y−p)² / Σ(y−ȳ)²), and the median of the absolute errors, each the mean over the outputs, and of several outputs each by itself.
 * R² is left out where a target does not vary, the median where there are too many numbers to keep.
 */
final class RegressionErrors implements TaskMetrics {
    private final Target target;
    private final int outputs;
    private final TargetScaling scaling;
    private final ColumnErrors[] columns;

    RegressionErrors(Target target, TargetScaling scaling) {
        this.target = target;
        this.outputs = target.outputs();
        this.scaling = scaling;
        this.columns = IntStream.range(0, outputs)
                .mapToObj(output -> new ColumnErrors(Ranking.MOST_SCORES / outputs))
                .toArray(ColumnErrors[]::new);
    }

    static List<String> names() {
        return List.of("mae", "rmse", "r2", "median_error");
    }

    @Override
    public void add(int examples, double[] labels, double[] predictions, Weights weights) {
        for (int i = 0; i < examples; i++) {
            for (int o = 0; o < outputs && weights.isValid(i); o++) {
                columns[o].add(
                        scaling.restore(o, labels[i * outputs + o]), scaling.restore(o, predictions[i * outputs + o]));
            }
        }
    }

    @Override
    public boolean merge(TaskMetrics other) {
        return other instanceof RegressionErrors errors
                && IntStream.range(0, outputs).allMatch(o -> columns[o].merge(errors.columns[o]));
    }

    @Override
    public void put(ObjectNode into) {
        put("mae", ColumnErrors::absolute, into);
        put("rmse", ColumnErrors::root, into);
        put("r2", ColumnErrors::explained, into);
        put("median_error", ColumnErrors::median, into);
    }

    private void put(String name, ToDoubleFunction<ColumnErrors> error, ObjectNode into) {
        double mean = Arrays.stream(columns).mapToDouble(error).average().orElse(0);
        if (Double.isNaN(mean) && Arrays.stream(columns).noneMatch(ColumnErrors::isLost)) {
            return;
        }
        into.set(name, JsonNumber.of(mean));
        for (int o = 0; o < outputs && outputs > 1; o++) {
            NamedMetrics.part(into, "columns", target.names().get(o))
                    .set(name, JsonNumber.of(error.applyAsDouble(columns[o])));
        }
    }
}
