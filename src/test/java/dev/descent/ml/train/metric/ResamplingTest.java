package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ResamplingTest {
    private static final Target TWO = Target.classification(List.of("a", "b"));

    @Test
    void anIntervalIsAboutAsWideAsTheNormalOneOfAShare() {
        ObjectNode intervals = resampling(400).intervals(0.95, () -> {});

        // a fifth of 400 is wrong: 0.8 ± 1.96 sqrt(0.8 · 0.2 / 400)
        assertThat(intervals.at("/accuracy/0").doubleValue()).isCloseTo(0.8 - 0.0392, within(0.008));
        assertThat(intervals.at("/accuracy/1").doubleValue()).isCloseTo(0.8 + 0.0392, within(0.008));
        assertThat(intervals.at("/loss/0").doubleValue()).isBetween(1.0, 2.0);
        assertThat(intervals.propertyNames()).contains("auroc", "recall.a", "log_loss.b");
    }

    @Test
    void theSameExamplesHaveTheSameIntervals() {
        assertThat(resampling(50).intervals(0.9, () -> {}))
                .isEqualTo(resampling(50).intervals(0.9, () -> {}));
    }

    @Test
    void allExamplesTogetherAreTheWhole() {
        TaskMetrics whole = TaskMetrics.of(TWO, TargetScaling.none(2));
        Resampling resampling = resampling(1);
        ObjectNode intervals = resampling.intervals(0.5, () -> {});
        whole.add(1, new double[] {1, 0}, new double[] {.3, .7}, Weights.NONE);
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        whole.putNumbers(numbers);

        numbers.propertyStream().forEach(number -> assertThat(
                        intervals.get(number.getKey()).get(0).doubleValue())
                .as(number.getKey())
                .isCloseTo(number.getValue().doubleValue(), within(1e-6)));
    }

    /** Every fifth is wrong. */
    private static Resampling resampling(int examples) {
        Resampling resampling = new Resampling(() -> TaskMetrics.of(TWO, TargetScaling.none(2)), 1, 2);
        for (int i = 0; i < examples; i++) {
            double label = i % 2;
            double output = i % 5 == 0 ? 1 - label : label;
            double sure = 0.6 + 0.2 * output - 0.2 * (1 - output) - 0.1;
            resampling.add(
                    0, 1 + i % 5 / 4.0, new double[] {1 - label, label}, new double[] {1 - sure, sure}, Weights.NONE);
        }
        return resampling;
    }
}
