package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CoverageTest {
    @Test
    void widthsAreInTheTargetsUnitAndEndsBelongToAnInterval() {
        TargetScaling scaling = new TargetScaling(List.of(5.0, 0.0), List.of(10.0, 2.0));
        Coverage coverage = new Coverage(Target.regression(List.of("a", "b")), scaling);
        coverage.add(
                3,
                new double[] {0, 0, 1, 1, 9, 9},
                new double[] {-1, 1, 1, 2, 0, 1, 0, 3, 0, 0, 0, 0},
                new Weights(new float[] {1, 1, 0}, null, null));
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        coverage.put(metrics);

        assertThat(metrics.get("coverage").doubleValue()).isEqualTo(0.75);
        assertThat(metrics.get("interval_width").doubleValue()).isEqualTo((20 + 2 + 10 + 6) / 4.0);
    }
}
