package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.gate.Pairs;
import dev.descent.ml.train.metric.MetricName;
import dev.descent.ml.train.metric.TaskMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a model came to on each example of a part of which something counts, to be compared with another model's on the same. */
public final class ExampleScores {
    private final Target target;
    private final TargetScaling scaling;
    private final List<ScoredExample> examples = new ArrayList<>();
    private ObjectNode metrics = JsonNodeFactory.instance.objectNode();

    ExampleScores(Target target, TargetScaling scaling) {
        this.target = target;
        this.scaling = scaling;
    }

    /** Memory of the heap that the scores of so many examples take. */
    public static long bytes(Target target, int examples) {
        long each = target.positions() == 1 ? 2L * target.outputs() : (long) target.outputs() * target.outputs();
        return examples * (Double.BYTES * each + 200);
    }

    /** @param labels [examples, positions, outputs], as are {@code outputs} */
    void add(Batch batch, double[] losses, double[] labels, double[] outputs) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.weights().counts(i, target.positions())) {
                examples.add(ScoredExample.of(i, batch, losses[i], labels, outputs, this::metrics));
            }
        }
    }

    /** @param all that the part was measured by */
    ExampleScores summedUp(ObjectNode all) {
        metrics = all;
        return this;
    }

    private TaskMetrics metrics() {
        return TaskMetrics.of(target, scaling);
    }

    /** Examples of which something counts. */
    public int size() {
        return examples.size();
    }

    /** A metric of all of them, or of a class of theirs; NaN where it is not finite or there is none. */
    public double value(MetricName name) {
        JsonNode value = metrics.path(name.isLoss() ? "loss" : name.own());
        if (value.isMissingNode() && examples.stream().allMatch(ScoredExample::canBePooled)) {
            return pooled(name, IntStream.range(0, size()).toArray());
        }
        return value.doubleValue(Double.NaN);
    }

    /**
     * A metric of this model beside another one's.
     *
     * @return null where the metric says nothing of single examples, and cannot be told of some of them either
     */
    public @Nullable Pairs pairedWith(ExampleScores baseline, MetricName name) {
        return switch (name.pairing(target.task())) {
            case RIGHT_OR_WRONG ->
                new Pairs.RightOrWrong(each(ScoredExample::right), baseline.each(ScoredExample::right));
            case MEAN -> new Pairs.Means(means(name), baseline.means(name));
            case POOLED ->
                examples.stream().allMatch(ScoredExample::canBePooled)
                        ? new Pairs.Pooled(
                                size(), sample -> pooled(name, sample), sample -> baseline.pooled(name, sample))
                        : null;
        };
    }

    private double[] means(MetricName name) {
        if (name.isLoss()) {
            return each(ScoredExample::loss);
        }
        double[] means = new double[size()];
        for (int i = 0; i < means.length; i++) {
            means[i] = pooled(name, i);
        }
        return means;
    }

    private double[] each(ToDoubleFunction<ScoredExample> value) {
        return examples.stream().mapToDouble(value).toArray();
    }

    private double pooled(MetricName name, int... sample) {
        TaskMetrics some = metrics();
        for (int example : sample) {
            examples.get(example).addTo(some);
        }
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        some.putNumbers(numbers);
        return numbers.path(name.own()).doubleValue(Double.NaN);
    }
}
