package dev.descent.ml.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.probe.ProbeReport.SweptRate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateSweepTest {
    private static final double BEGIN = 1.0;
    private static final Offset<Double> ROUNDING = within(1e-9);

    @Test
    void suggestsAStepBelowTheLowestLoss() {
        assertThat(suggested(1.0, 0.9, 0.5, 0.7)).isEqualTo(below(0.1), ROUNDING);
    }

    /** At 1 the loss is the lowest, but at 0.1, one step below, it is above where it began. */
    @Test
    void lowLossBeyondARiseDoesNotCount() {
        assertThat(suggested(0.9, 0.6, 1.1, 0.5)).isEqualTo(below(0.01), ROUNDING);
        assertThat(suggested(0.9, 0.6, null, 0.5)).isEqualTo(below(0.01), ROUNDING);
    }

    @Test
    void smallRisesAreNoEnd() {
        assertThat(suggested(0.99, 1.01, 0.9, 0.5)).isEqualTo(below(1), ROUNDING);
        assertThat(suggested(0.9, 0.6, 0.65, 0.5)).isEqualTo(below(1), ROUNDING);
    }

    @Test
    void nothingIsSuggestedWhereTheLossNeverFell() {
        assertThat(suggested(1.0, 1.5, null)).isNull();
        assertThat(suggested()).isNull();
    }

    private static double below(double rate) {
        return rate / Math.sqrt(10);
    }

    /** Of a sweep by rates of 0.001, 0.01, 0.1 and 1. */
    private static @Nullable Double suggested(@Nullable Double... losses) {
        List<SweptRate> rates = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            rates.add(new SweptRate(0.001 * Math.pow(10, i), losses[i]));
        }
        return RateSweep.suggested(rates, BEGIN);
    }
}
