package dev.descent.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
    /** By scipy: stats.t.interval(0.95, 2, loc=mean, scale=stats.sem(values)). */
    @Test
    void threeSeedsHaveStudentsInterval() {
        Interval interval = Interval.of(new double[] {1, 2, 3});

        assertThat(interval.mean()).isEqualTo(2);
        assertThat(interval.low()).isCloseTo(2 - 2.48414, within(1e-3));
        assertThat(interval.high()).isCloseTo(2 + 2.48414, within(1e-3));
    }

    @Test
    void oneSeedTellsNothingOfChance() {
        assertThat(Interval.of(new double[] {1})).isEqualTo(new Interval(1.0, null, null, 1));
        assertThat(Interval.of(new double[0]).mean()).isNull();
    }
}
