package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnmovedLossTest {
    @Test
    void aLossThatHardlyFallsOrRisesIsTold() {
        assertThat(UnmovedLoss.of(losses(1, 1.0986, 1.0985, 1.0983))).hasValueSatisfying(warning -> assertThat(warning)
                .startsWith("The training loss was 1.099 in epoch 1 and 1.098 in epoch 3")
                .contains("learning rate"));
        assertThat(UnmovedLoss.of(losses(1, 0.7, 0.5, 0.9))).isPresent();
    }

    @Test
    void aLossThatFallsIsNot() {
        assertThat(UnmovedLoss.of(losses(1, 1, 0.995, 0.985))).isEmpty();
        assertThat(UnmovedLoss.of(losses(1, 1, 1.2, 0.5))).isEmpty();
    }

    @Test
    void whatCannotBeComparedIsNot() {
        assertThat(UnmovedLoss.of(losses(1, 1, 1))).as("two epochs").isEmpty();
        assertThat(UnmovedLoss.of(losses(5, 1, 1, 1)))
                .as("of a run that goes on")
                .isEmpty();
        assertThat(UnmovedLoss.of(losses(1, 0, 0, 0))).as("nothing counts").isEmpty();
        assertThat(UnmovedLoss.of(losses(1, -1, -2, -2.5)))
                .as("a logarithm of a density")
                .isEmpty();
        assertThat(UnmovedLoss.of(losses(1, 1, 1, Double.NaN))).as("diverged").isEmpty();
        assertThat(UnmovedLoss.of(new EpochRecords(new byte[0]))).as("no epoch").isEmpty();
    }

    private static EpochRecords losses(int first, double... losses) {
        EpochRecords records = new EpochRecords(new byte[0]);
        for (int i = 0; i < losses.length; i++) {
            records.add(new EpochSummary(first + i, 1, losses[i], losses[i], null, null, 1, 0, 1, List.of()));
        }
        return records;
    }
}
