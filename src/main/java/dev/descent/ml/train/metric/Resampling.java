package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.spec.JsonNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Intervals of metrics by the bootstrap: the metrics of as many examples as there are, drawn with replacement, 400 times by one fixed
 * seed; of their values the percentiles at both ends.
 */
public final class Resampling {
    /** Numbers that are kept of all examples. */
    private static final long MOST_NUMBERS = 4_000_000;

    private static final int DRAWS = 400;
    private static final long SEED = 42;

    private final Supplier<TaskMetrics> empty;
    private final int width;
    private final int positions;
    private final List<TaskMetrics> examples = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();

    /**
     * @param empty metrics of the task
     * @param width labels at a position
     */
    public Resampling(Supplier<TaskMetrics> empty, int positions, int width) {
        this.empty = empty;
        this.positions = positions;
        this.width = width;
    }

    /** How many examples of so many labels it can take. */
    public static long mostExamples(int labels) {
        return MOST_NUMBERS / (200 + (long) labels * labels);
    }

    /** Adds one of a batch's examples; arrays as {@link TaskMetrics#add} has them. */
    public void add(int example, double loss, double[] labels, double[] outputs, Weights weights) {
        int each = positions * width;
        TaskMetrics one = empty.get();
        one.add(
                1,
                Arrays.copyOfRange(labels, example * each, (example + 1) * each),
                Arrays.copyOfRange(outputs, example * each, (example + 1) * each),
                new Weights(valid(weights.valid(), example), null, null));
        examples.add(one);
        losses.add(loss);
    }

    private float @Nullable [] valid(float @Nullable [] all, int example) {
        return all == null ? null : Arrays.copyOfRange(all, example * positions, (example + 1) * positions);
    }

    /**
     * Both ends of each metric's interval, by name: {@code [0.91, 0.97]}.
     *
     * @param share of the draws that an interval holds
     * @param between called after each draw; may throw, to end it
     */
    public ObjectNode intervals(double share, Runnable between) {
        Map<String, List<Double>> drawn = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            values(random)
                    .propertyStream()
                    .filter(value -> value.getValue().isNumber())
                    .forEach(value -> drawn.computeIfAbsent(value.getKey(), name -> new ArrayList<>())
                            .add(value.getValue().doubleValue()));
            between.run();
        }
        ObjectNode intervals = JsonNodeFactory.instance.objectNode();
        drawn.forEach((name, values) -> {
            values.sort(null);
            intervals
                    .putArray(name)
                    .add(JsonNumber.of(percentile(values, (1 - share) / 2)))
                    .add(JsonNumber.of(percentile(values, (1 + share) / 2)));
        });
        return intervals;
    }

    private ObjectNode values(SplittableRandom random) {
        TaskMetrics sum = empty.get();
        double loss = 0;
        for (int i = 0; i < examples.size(); i++) {
            int drawn = random.nextInt(examples.size());
            sum.merge(examples.get(drawn));
            loss += losses.get(drawn);
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.set("loss", JsonNumber.of(loss / Math.max(1, examples.size())));
        sum.putNumbers(values);
        return values;
    }

    /** Between ranks, linearly. */
    private static double percentile(List<Double> sorted, double share) {
        double rank = share * (sorted.size() - 1);
        int below = (int) rank;
        double above = sorted.get(Math.min(sorted.size() - 1, below + 1));
        return sorted.get(below) + (rank - below) * (above - sorted.get(below));
    }
}
