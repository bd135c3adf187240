package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.train.checkpoint.LossSums;
import org.junit.jupiter.api.Test;

class LossMeterTest {

    @Test
    void meansAreOverTheExamplesThatCount() {
        LossMeter meter = new LossMeter(LossSums.NONE);
        meter.startEpoch();
        meter.add(6, 2, 4);
        meter.add(0, 0, 4);
        meter.startEpoch();
        meter.add(3, 1, 3);

        assertThat(meter.epochMean()).isEqualTo(3);
        assertThat(meter.totalMean()).isEqualTo(3);
        assertThat(meter.epochExamples()).isEqualTo(3);
    }

    @Test
    void nothingThatCountsHasAMeanOfZero() {
        LossMeter meter = new LossMeter(LossSums.NONE);
        meter.startEpoch();
        meter.add(0, 0, 4);

        assertThat(meter.epochMean()).isZero();
        assertThat(meter.totalMean()).isZero();
    }
}
