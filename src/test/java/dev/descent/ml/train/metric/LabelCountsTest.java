package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class LabelCountsTest {
    private static final Target THREE = Target.multiLabel(List.of("a", "b", "c"));

    @Test
    void eachLabelIsAYesOrNoOfItsOwn() {
        LabelCounts counts = new LabelCounts(THREE);
        counts.add(
                3,
                new double[] {1, 0, 0, 1, 1, 0, 0, 1, 0},
                new double[] {.9, .1, .2, .5, .4, .6, .2, .8, .1},
                Weights.NONE);
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        counts.put(metrics);

        assertThat(metrics.get("accuracy").doubleValue()).isCloseTo(7.0 / 9, within(1e-12));
        assertThat(metrics.get("exact_match").doubleValue()).isCloseTo(2.0 / 3, within(1e-12));
        // a: 2 of 2 found; b: 1 of 2; c: found once, never true
        assertThat(metrics.get("recall").doubleValue()).isCloseTo((1 + .5 + 0) / 3, within(1e-12));
        assertThat(metrics.get("precision").doubleValue()).isCloseTo((1 + 1 + 0) / 3.0, within(1e-12));
        assertThat(metrics.get("f1").doubleValue()).isCloseTo((1 + 2.0 / 3 + 0) / 3, within(1e-12));
        double a = Math.log(.9) + Math.log(.5) + Math.log(.8);
        double b = Math.log(.9) + Math.log(.4) + Math.log(.8);
        double c = Math.log(.8) + Math.log(.4) + Math.log(.9);
        assertThat(metrics.get("log_loss").doubleValue()).isCloseTo(-(a + b + c) / 9, within(1e-12));
        assertThat(metrics.at("/classes/b/log_loss").doubleValue()).isCloseTo(-b / 3, within(1e-12));
        double brier = .01 + .01 + .04 + .25 + .36 + .36 + .04 + .04 + .01;
        assertThat(metrics.get("brier").doubleValue()).isCloseTo(brier / 9, within(1e-12));
        assertThat(metrics.at("/classes/b/support").intValue()).isEqualTo(2);
    }

    @Test
    void examplesThatDoNotCountAreLeftOut() {
        LabelCounts counts = new LabelCounts(THREE);
        counts.add(
                2,
                new double[] {1, 0, 0, 1, 1, 1},
                new double[] {.9, .1, .2, .1, .1, .1},
                new Weights(new float[] {1, 0}, null, null));
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        counts.put(metrics);

        assertThat(metrics.get("accuracy").doubleValue()).isEqualTo(1);
        assertThat(metrics.at("/classes/b/support").intValue()).isZero();
    }
}
