package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What parts counted and is then put together is what one that saw all of it counted. */
class MergedMetricsTest {
    private static final int EXAMPLES = 12;
    private static final List<String> CLASSES = List.of("a", "b", "c");

    static Stream<Target> targets() {
        return Stream.of(
                Target.regression(List.of("x", "y")),
                Target.classification(CLASSES),
                Target.softLabels(CLASSES),
                Target.multiLabel(CLASSES),
                Target.segmentation(CLASSES, 4, 3),
                Target.image(1, 12, 12));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void partsTogetherAreTheWhole(Target target) {
        TaskMetrics whole = metrics(target, 0, EXAMPLES);
        TaskMetrics together = metrics(target, 0, 5);

        assertThat(together.merge(metrics(target, 5, EXAMPLES))).isTrue();

        assertAlike(numbers(together), numbers(whole), target.task().name());
    }

    private static TaskMetrics metrics(Target target, int from, int to) {
        TaskMetrics metrics = TaskMetrics.of(target, TargetScaling.none(target.outputs()));
        for (int example = from; example < to; example++) {
            Random random = new Random(example);
            int size = target.positions() * target.outputs();
            double[] outputs = random.doubles(size).toArray();
            metrics.add(1, labels(target, random, size), shares(target, outputs), Weights.NONE);
        }
        return metrics;
    }

    private static double[] labels(Target target, Random random, int size) {
        return switch (target.task()) {
            case REGRESSION, IMAGE_TO_IMAGE -> random.doubles(size).toArray();
            case SOFT_LABELS -> shares(target, random.doubles(size).toArray());
            case MULTI_LABEL -> random.doubles(size).map(Math::rint).toArray();
            case CLASSIFICATION, SEGMENTATION -> {
                double[] labels = new double[size];
                for (int start = 0; start < size; start += target.outputs()) {
                    labels[start + random.nextInt(target.outputs())] = 1;
                }
                yield labels;
            }
        };
    }

    /** As softmax gives them, where outputs are of classes. */
    private static double[] shares(Target target, double[] values) {
        if (target.task() == Target.Task.REGRESSION || target.task() == Target.Task.IMAGE_TO_IMAGE) {
            return values;
        }
        int width = target.outputs();
        for (int start = 0; start < values.length; start += width) {
            double sum = Arrays.stream(values, start, start + width).sum();
            for (int i = start; i < start + width; i++) {
                values[i] /= sum;
            }
        }
        return values;
    }

    private static ObjectNode numbers(TaskMetrics metrics) {
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        metrics.putNumbers(numbers);
        return numbers;
    }

    private static void assertAlike(JsonNode found, JsonNode expected, String what) {
        assertThat(found.propertyNames()).as(what).containsExactlyElementsOf(expected.propertyNames());
        expected.propertyStream().forEach(number -> {
            String name = what + " " + number.getKey();
            if (number.getValue().isNumber()) {
                assertThat(found.get(number.getKey()).doubleValue())
                        .as(name)
                        .isCloseTo(number.getValue().doubleValue(), within(1e-9));
            } else {
                assertThat(found.get(number.getKey())).as(name).isEqualTo(number.getValue());
            }
        });
    }
}
