package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class RankingTest {
    private static final Target TWO = Target.multiLabel(List.of("a", "b"));

    /** The example of scikit-learn's documentation: labels 0 0 1 1, scores 0.1 0.4 0.35 0.8. */
    @Test
    void areaAndAveragePrecisionAreThoseOfTheReference() {
        Ranking ranking = new Ranking(TWO);
        ranking.add(
                4, new double[] {0, 1, 0, 1, 1, 0, 1, 0}, new double[] {.1, .9, .4, .9, .35, .9, .8, .1}, Weights.NONE);
        ObjectNode metrics = put(ranking);

        assertThat(metrics.at("/classes/a/auroc").doubleValue()).isEqualTo(0.75);
        assertThat(metrics.at("/classes/a/average_precision").doubleValue())
                .isCloseTo(0.8333333333333333, within(1e-12));
        // b: of 2 x 2 pairs two are tied and two are won
        assertThat(metrics.at("/classes/b/auroc").doubleValue()).isEqualTo(0.75);
        assertThat(metrics.at("/classes/b/average_precision").doubleValue()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.get("auroc").doubleValue()).isEqualTo(0.75);
    }

    @Test
    void areaIsTheShareOfPairsInTheRightOrder() {
        Random random = new Random(3);
        double[] labels = new double[200];
        double[] scores = new double[200];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
            scores[i] = random.nextInt(40) / 40.0 - 0.5;
        }
        Ranking ranking = new Ranking(TWO);
        ranking.add(100, labels, scores, Weights.NONE);

        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < 200; i += 2) {
            for (int j = 0; j < 200; j += 2) {
                if (labels[i] == 1 && labels[j] == 0) {
                    pairs++;
                    wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertThat(put(ranking).at("/classes/a/auroc").doubleValue()).isCloseTo(wins / pairs, within(1e-12));
    }

    @Test
    void partsMergeToTheWhole() {
        double[] labels = {0, 1, 0, 1, 1, 0, 1, 0};
        double[] scores = {.1, .9, .4, .9, .35, .9, .8, .1};
        Ranking whole = new Ranking(TWO);
        whole.add(4, labels, scores, Weights.NONE);
        Ranking first = new Ranking(TWO);
        first.add(1, labels, scores, Weights.NONE);
        Ranking rest = new Ranking(TWO);
        rest.add(4, labels, scores, new Weights(new float[] {0, 1, 1, 1}, null, null));

        assertThat(first.merge(rest)).isTrue();
        assertThat(put(first)).isEqualTo(put(whole));
    }

    @Test
    void aClassThatIsAlwaysTrueHasNoArea() {
        Ranking ranking = new Ranking(TWO);
        ranking.add(2, new double[] {1, 0, 1, 1}, new double[] {.5, .5, .6, .7}, Weights.NONE);
        ObjectNode metrics = put(ranking);

        assertThat(metrics.at("/classes/a").has("auroc")).isFalse();
        assertThat(metrics.get("auroc").doubleValue()).isEqualTo(1);
    }

    /** Its precision is 1 whatever the scores are, which would raise the mean of all classes. */
    @Test
    void aClassThatIsAlwaysTrueHasNoAveragePrecision() {
        Ranking ranking = new Ranking(TWO);
        ranking.add(3, new double[] {1, 0, 1, 1, 1, 0}, new double[] {.5, .9, .6, .7, .1, .2}, Weights.NONE);
        ObjectNode metrics = put(ranking);

        assertThat(metrics.at("/classes/a").has("average_precision")).isFalse();
        assertThat(metrics.get("average_precision").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void oneClassAloneCannotBeRanked() {
        Ranking ranking = new Ranking(Target.classification(List.of("a", "b")));
        ranking.add(2, new double[] {1, 0, 1, 0}, new double[] {.1, .9, .2, .8}, Weights.NONE);

        assertThat(put(ranking).isEmpty()).isTrue();
    }

    @Test
    void tooManyScoresAreNotKept() {
        assertThat(TaskMetrics.names(TWO, 2_000_000)).contains("auroc", "auroc.a");
        assertThat(TaskMetrics.names(TWO, 2_000_001))
                .doesNotContain("auroc", "average_precision.b")
                .contains("f1.a");
    }

    private static ObjectNode put(TaskMetrics metrics) {
        ObjectNode into = JsonNodeFactory.instance.objectNode();
        metrics.put(into);
        return into;
    }
}
