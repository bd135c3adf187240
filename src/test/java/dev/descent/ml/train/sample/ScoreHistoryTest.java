package dev.descent.ml.train.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.train.sample.SampleRanking.Ranked;
import dev.descent.ml.train.sample.ScoreHistory.EpochScores;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreHistoryTest {
    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));

    @Test
    void whatIsReadBackIsWhatWasPackedAmidAnEpoch() {
        ScoreHistory history = new ScoreHistory(2, 0, new byte[0]);
        history.addTraining(batch(1, 0), new double[] {0.5, 0.25}, new double[] {1, -1});
        history.endEpoch(1);
        history.addTraining(batch(1), new double[] {0.75}, new double[] {3});
        byte[] packed = history.packed().get();
        history.addTraining(batch(0), new double[] {9}, new double[] {9});

        ScoreHistory resumed = new ScoreHistory(2, 0, packed);
        resumed.addTraining(batch(0), new double[] {0.125}, new double[] {-3});
        resumed.endEpoch(2);

        assertThat(resumed.epochs()).extracting(EpochScores::epoch).containsExactly(1, 2);
        assertThat(resumed.epochs().get(0).training()).containsExactly(0.25f, 0.5f);
        assertThat(resumed.epochs().get(1).training()).containsExactly(0.125f, 0.75f);
        assertThat(resumed.margin(true, 1)).isEqualTo(2);
        assertThat(resumed.margin(true, 0)).isEqualTo(-2);
    }

    @Test
    void epochsBeyondTheBoundAreThinnedAndTheNewestStays() {
        int examples = ScoreHistory.MOST_BYTES / 4 / 5;
        ScoreHistory history = new ScoreHistory(examples, 0, new byte[0]);
        boolean[] told = new boolean[9];
        for (int epoch = 1; epoch <= 8; epoch++) {
            told[epoch] = history.endEpoch(epoch);
        }

        assertThat(history.epochs()).extracting(EpochScores::epoch).containsExactly(1, 3, 5, 7, 8);
        assertThat(history.every()).isEqualTo(2);
        assertThat(told).containsExactly(false, false, false, false, false, false, true, false, false);
    }

    @Test
    void tooManyExamplesAreNotKept() {
        int most = ScoreHistory.MOST_BYTES / Float.BYTES / 4;
        assertThat(new ScoreHistory(most - 1, 1, new byte[0]).isKept()).isTrue();
        ScoreHistory history = new ScoreHistory(most, 1, new byte[0]);
        history.addTraining(batch(0), new double[] {1}, new double[] {1});

        assertThat(history.endEpoch(1)).isFalse();
        assertThat(history.isKept()).isFalse();
        assertThat(history.from(history.packed().get()).epochs()).isEmpty();
    }

    @Test
    void examplesAreRankedByTheirHistory() {
        ScoreHistory history = new ScoreHistory(3, 0, new byte[0]);
        double[][] scores = {{1, 1, 4}, {1, 5, 1}, {3, 1, 1}, {2, 4, 1}};
        for (int epoch = 1; epoch <= 4; epoch++) {
            history.addTraining(batch(0, 1, 2), scores[epoch - 1], new double[] {2, -1, 3});
            history.endEpoch(epoch);
        }

        assertThat(first(history, SampleOrder.LOSS)).isEqualTo(new Ranked(1, 4));
        assertThat(first(history, SampleOrder.RISING)).isEqualTo(new Ranked(1, 3));
        assertThat(first(history, SampleOrder.FORGOTTEN)).isEqualTo(new Ranked(1, 2));
        assertThat(first(history, SampleOrder.SUSPECT)).isEqualTo(new Ranked(1, -1));
    }

    @Test
    void marginIsTheLabelsLogitAboveTheLargestOther() {
        Margins margins = new Margins(CLASSES, Activation.SOFTMAX, 3);
        margins.see(
                new LossInput(2, new double[] {0, 1, 0, 1, 0, 0}, new double[] {1, 4, 3, 0, 2, -1}),
                new double[2],
                new double[6]);

        assertThat(margins.values()).containsExactly(1, -2);
    }

    private static Ranked first(ScoreHistory history, SampleOrder order) {
        return new SampleRanking(history, true).first(order, 1).get(0);
    }

    private static Batch batch(int... samples) {
        return new Batch(
                samples.length,
                InputShape.flat(1),
                CLASSES,
                samples,
                new float[samples.length],
                new float[samples.length * 3]);
    }
}
