package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ProbabilityScoresTest {
    private static final Target FOUR = Target.classification(List.of("a", "b", "c", "d"));
    private static final double[] LABELS = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1};
    private static final double[] OUTPUTS = {.7, .1, .1, .1, .6, .2, .15, .05, .4, .3, .2, .1};

    @Test
    void scoresAreThoseWorkedOutByHand() {
        ObjectNode metrics = put(LABELS, OUTPUTS);

        assertThat(metrics.get("log_loss").doubleValue())
                .isCloseTo(-(Math.log(.7) + Math.log(.2) + Math.log(.1)) / 3, within(1e-12));
        double brier = (.09 + 3 * .01) + (.36 + .64 + .0225 + .0025) + (.16 + .09 + .04 + .81);
        assertThat(metrics.get("brier").doubleValue()).isCloseTo(brier / 3, within(1e-12));
        // three bins with one example each: 0.7 right, 0.6 and 0.4 wrong
        assertThat(metrics.get("ece").doubleValue()).isCloseTo((.3 + .6 + .4) / 3, within(1e-12));
        assertThat(metrics.get("top_3_accuracy").doubleValue()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.has("top_5_accuracy")).isFalse();
        assertThat(metrics.at("/classes/b/log_loss").doubleValue()).isCloseTo(-Math.log(.2), within(1e-12));
    }

    @Test
    void amongAllClassesEveryAnswerWouldBeRight() {
        assertThat(ProbabilityScores.names(Target.classification(List.of("a", "b", "c"))))
                .doesNotContain("top_3_accuracy");
        assertThat(ProbabilityScores.names(FOUR)).contains("top_3_accuracy");
    }

    @Test
    void confidencesOfOneBinAreComparedTogether() {
        double[] labels = {1, 0, 0, 0, 0, 1, 0, 0};
        double[] outputs = {.61, .39, 0, 0, .65, .35, 0, 0};

        // both in (9/15, 10/15]: confidence 0.63, accuracy 0.5
        assertThat(put(labels, outputs).get("ece").doubleValue()).isCloseTo(.13, within(1e-12));
    }

    @Test
    void outputsThatAreNoProbabilitiesHaveNoScores() {
        assertThat(put(LABELS, new double[] {2, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 3}))
                .isEmpty();
    }

    @Test
    void softLabelsAreComparedAsTheyAre() {
        ObjectNode metrics = put(new double[] {.5, .5, 0, 0}, new double[] {.4, .4, .1, .1});

        assertThat(metrics.get("log_loss").doubleValue()).isCloseTo(-Math.log(.4), within(1e-12));
        assertThat(metrics.get("brier").doubleValue()).isCloseTo(.04, within(1e-12));
    }

    private static ObjectNode put(double[] labels, double[] outputs) {
        ProbabilityScores scores = new ProbabilityScores(FOUR);
        scores.add(labels.length / 4, labels, outputs, Weights.NONE);
        ObjectNode into = JsonNodeFactory.instance.objectNode();
        scores.put(into);
        return into;
    }
}
