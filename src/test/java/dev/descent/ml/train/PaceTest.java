package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final int BATCH = 64;

    private final SplittableRandom random = new SplittableRandom(1);
    private long now = 1;
    private final Pace pace = new Pace(() -> now);
    private int byTwo;

    /** Batches that take so many microseconds by one thread and by two, give or take; answers what all took. */
    private long run(int batches, int one, int two, double noise) {
        long start = now;
        byTwo = 0;
        for (int i = 0; i < batches; i++) {
            boolean both = pace.begin(BATCH);
            byTwo += both ? 1 : 0;
            now += (long) (1_000 * (both ? two : one) * (1 + noise * (2 * random.nextDouble() - 1)));
            pace.end();
            now += 20_000;
        }
        return now - start;
    }

    @Test
    void twoThreadsAreKeptWhereTheyAreFaster() {
        assertThat(run(5_000, 7_000, 4_000, 0.2)).isLessThan(5_000 * 4_020_000L * 103 / 100);
        assertThat(byTwo).isGreaterThan(4_800);
        assertThat(pace.speedup()).isCloseTo(1.75, within(0.2));
    }

    /** Two threads are given up after a first look, and seldom tried again. */
    @Test
    void oneThreadIsTakenWhereTwoAreSlower() {
        assertThat(run(1_500, 7_000, 9_000, 0.2)).isLessThan(1_500 * 7_020_000L * 102 / 100);
        assertThat(byTwo).isBetween(5, 100);
        assertThat(pace.speedup()).isCloseTo(0.78, within(0.1));
    }

    @Test
    void lossesStayBelowFivePercentEvenWhereTwoThreadsTakeTwiceAsLong() {
        assertThat(run(10_000, 800, 1_600, 0.1)).isLessThan(10_000 * 820_000L * 105 / 100);
    }

    /** Other programs come and go. */
    @Test
    void choiceFollowsTheMachine() {
        run(2_000, 7_000, 4_000, 0.1);
        run(2_000, 7_000, 9_000, 0.1);
        assertThat(byTwo).as("of which a last stretch of two threads").isLessThan(1_000);
        run(2_000, 7_000, 9_000, 0.1);
        assertThat(byTwo).isLessThan(100);
        run(2_000, 7_000, 4_000, 0.1);
        run(2_000, 7_000, 4_000, 0.1);
        assertThat(byTwo).isGreaterThan(1_800);
    }

    @Test
    void noiseIsNoReasonToChange() {
        run(1_000, 7_000, 6_900, 0.02);
        assertThat(byTwo).isGreaterThan(900);
    }

    @Test
    void whatLiesBetweenEpochsDoesNotCount() {
        for (int i = 0; i < 2_000; i++) {
            pace.begin(BATCH);
            now += 7_000_000;
            pace.end();
            now += i % 50 == 0 ? 3_000_000_000L : 0;
            pace.pause();
        }
        assertThat(pace.speedup()).isCloseTo(1, within(1e-9));
    }

    /** No core idles: no batch by two is seen, so that there is nothing to compare. */
    @Test
    void whatIsNotComputedAsAskedSaysNothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(pace.begin(BATCH)).isTrue();
            pace.disregard();
            now += 7_000_000;
            pace.end();
        }
        assertThat(pace.speedup()).isNull();
    }
}
