package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.gate.Pairs;
import dev.descent.ml.train.metric.MetricName;
import dev.descent.ml.train.metric.TaskMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of single examples beside the metric of all of them. */
class ExampleScoresTest {
    private static final int SIZE = 40;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void whatIsRightOrWrongSumsUpToTheAccuracy() {
        Scored scored = scored(Target.classification(List.of("a", "b", "c")), Weights.NONE);

        assertThat(mean(((Pairs.RightOrWrong) scored.pairs("validation_accuracy")).candidate()))
                .isCloseTo(scored.metric("accuracy"), within(1e-12));
    }

    @Test
    void absoluteErrorsSumUpToTheirMean() {
        Scored scored = scored(Target.regression(List.of("a", "b")), Weights.NONE);

        assertThat(mean(((Pairs.Means) scored.pairs("validation_mae")).candidate()))
                .isCloseTo(scored.metric("mae"), within(1e-12));
    }

    @Test
    void pooledMetricsOfAllExamplesAreThoseOfThePart() {
        for (Target target : List.of(
                Target.classification(List.of("a", "b", "c")),
                Target.regression(List.of("a")),
                Target.segmentation(List.of("a", "b"), 3, 4))) {
            Scored scored = scored(target, Weights.NONE);
            for (String name : TaskMetrics.names(target)) {
                if (scored.metrics().has(name) && scored.pairs("validation_" + name) instanceof Pairs.Pooled pooled) {
                    assertThat(pooled.candidate().of(IntStream.range(0, SIZE).toArray()))
                            .as(name)
                            .isCloseTo(scored.metric(name), within(1e-12));
                }
            }
        }
    }

    @Test
    void whatDoesNotCountIsLeftOut() {
        Target target = Target.segmentation(List.of("a", "b"), 3, 4);
        float[] valid = new float[SIZE * 12];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = i / 12 % 4 == 0 || i % 3 == 0 ? 0 : 1;
        }
        Scored scored = scored(target, new Weights(valid, null, null));

        Pairs.Pooled pooled = (Pairs.Pooled) scored.pairs("validation_iou");
        assertThat(pooled.examples()).isEqualTo(SIZE * 3 / 4);
        assertThat(pooled.candidate().of(IntStream.range(0, pooled.examples()).toArray()))
                .isCloseTo(scored.metric("iou"), within(1e-12));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private record Scored(ExampleScores scores, ObjectNode metrics) {
        double metric(String name) {
            return metrics.get(name).doubleValue();
        }

        Pairs pairs(String metric) {
            return scores.pairedWith(scores, new MetricName(metric));
        }
    }

    private Scored scored(Target target, Weights weights) {
        int outputs = target.outputs();
        double[] labels = new double[SIZE * target.positions() * outputs];
        double[] answers = new double[labels.length];
        for (int position = 0; position < SIZE * target.positions(); position++) {
            int label = random.nextInt(outputs);
            for (int output = 0; output < outputs; output++) {
                int at = position * outputs + output;
                labels[at] = target.isCategorical() ? (output == label ? 1 : 0) : random.nextDouble();
                answers[at] = random.nextDouble() + (output == label ? 0.3 : 0);
            }
        }
        TaskMetrics all = TaskMetrics.of(target, TargetScaling.none(outputs));
        all.add(SIZE, labels, answers, weights);
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        all.putNumbers(metrics);
        ExampleScores scores = new ExampleScores(target, TargetScaling.none(outputs));
        Batch batch = new Batch(SIZE, InputShape.flat(1), target, new int[SIZE], new float[0], new float[0], weights);
        scores.add(batch, new double[SIZE], labels, answers);
        return new Scored(scores.summedUp(metrics), metrics);
    }
}
