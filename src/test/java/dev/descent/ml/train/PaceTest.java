package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final SplittableRandom random = new SplittableRandom(1);
    private long now = 1;
    private final Pace pace = new Pace(() -> now);
    private int byTwo;

    /** How many microseconds a batch takes. */
    private interface Took {
        double micros(boolean byTwo);
    }

    /** Answers the milliseconds that so many batches took, without what lies between them. */
    private double run(int batches, Took took) {
        double micros = 0;
        byTwo = 0;
        for (int i = 0; i < batches; i++) {
            boolean both = pace.begin();
            byTwo += both ? 1 : 0;
            double its = took.micros(both);
            micros += its;
            now += (long) (1_000 * its);
            pace.end();
            now += 3_000_000;
        }
        return micros / 1_000;
    }

    private Took about(double one, double two) {
        return both -> (both ? two : one) * (0.9 + 0.2 * random.nextDouble());
    }

    @Test
    void theFirstBatchesAreComputedByOneThread() {
        run(10, about(900, 600));
        assertThat(byTwo).isZero();
    }

    @Test
    void twoThreadsAreTakenWhereTheyAreFaster() {
        run(10, about(36_000, 20_000));
        assertThat(pace.begin()).isTrue();
        assertThat(run(1_000, about(36_000, 20_000))).isLessThan(1_000 * 20 * 1.02);
    }

    @Test
    void oneThreadIsKeptWhereTwoAreSlower() {
        assertThat(run(10_000, about(900, 1_800))).isLessThan(10_000 * 0.9 * 1.02);
        assertThat(byTwo).isBetween(4, 100);
    }

    /** Most of which is over before a second thread could be of use. */
    @Test
    void tinyNetworksLoseNextToNothing() {
        assertThat(run(20_000, about(15, 90))).isLessThan(20_000 * 0.015 * 1.02);
    }

    @Test
    void theChoiceFollowsTheMachine() {
        run(3_000, about(900, 600));
        assertThat(byTwo).isGreaterThan(2_500);
        run(3_000, about(900, 1_200));
        assertThat(byTwo).isLessThan(1_200);
        run(3_000, about(900, 1_200));
        assertThat(byTwo).isLessThan(100);
        run(5_000, about(900, 600));
        run(3_000, about(900, 600));
        assertThat(byTwo).isGreaterThan(2_900);
    }

    @Test
    void whatIsFasterByLessThanNoiseIsNotTaken() {
        run(5_000, about(900, 890));
        assertThat(byTwo).isLessThan(200);
    }

    /** As on machines that others share: moments of ten milliseconds differ by more than the second thread gains. */
    @Test
    void aGainThatIsSmallerThanTheNoiseIsSeenInTheLongRun() {
        double[] speed = new double[1];
        int[] batches = new int[1];
        Took noisy = both -> {
            if (batches[0]++ % 14 == 0) {
                speed[0] = 0.7 * speed[0] + 0.5 * (random.nextDouble() - 0.5) + 0.5 * (random.nextDouble() - 0.5);
            }
            return (both ? 750 : 900) * Math.exp(speed[0]);
        };
        run(30_000, noisy);
        assertThat(byTwo).isGreaterThan(27_000);
    }

    /** On a busy machine a batch waits for a core now and then, and one by two threads more often. */
    @Test
    void threadsThatAreSometimesFasterAreNotTaken() {
        Took waiting = both ->
                (both ? 700 : 900) + (random.nextDouble() < (both ? 0.08 : 0.02) ? 8_000 * random.nextDouble() : 0);
        double given = 20_000 * (0.9 + 0.02 * 4);
        assertThat(run(20_000, waiting)).isLessThan(given * 1.02);
    }

    /** All cores are at work: what was not computed as asked is not told of. */
    @Test
    void batchesThatAreNotToldOfChangeNothing() {
        run(12, about(900, 600));
        assertThat(pace.begin()).isTrue();
        for (int i = 0; i < 1_000; i++) {
            now += 50_000_000;
            assertThat(pace.begin()).isTrue();
        }
    }
}
