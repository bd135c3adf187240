package dev.descent.ml.train.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScalingModelTest {
    /** 10 ms a round, 100 MB a second, and nothing for packing. */
    private static final ClusterLink LINK = new ClusterLink(0.01, 1e8, 1, 0);

    @Test
    void aRoundCarriesTheParametersThereAndEachGradientBack() {
        ScalingModel model = new ScalingModel(0.001, 250_000, 1, LINK);
        assertThat(model.alone(100)).isEqualTo(0.1, within(1e-12));
        // 1 MB: two hops to two workers, and two gradients back.
        assertThat(model.together(100, 2)).isEqualTo(0.05 + 0.01 + 0.04, within(1e-12));
        assertThat(model.speedup(100, 2)).isEqualTo(1, within(1e-12));
    }

    @Test
    void theLargestShardIsWaitedFor() {
        ScalingModel model = new ScalingModel(1, 0, 1, new ClusterLink(0, 1, 1, 0));
        assertThat(model.together(10, 3)).isEqualTo(4);
    }

    @Test
    void packingIsPaidForByTheDriverForEachWorker() {
        ScalingModel model = new ScalingModel(0, 250_000, 1, new ClusterLink(0, 1e12, 0, 1e-9));
        assertThat(model.together(1, 4)).isEqualTo(0.006, within(1e-9));
    }

    @Test
    void aLargerBatchPaysForTheRound() {
        ScalingModel model = new ScalingModel(0.001, 250_000, 1, LINK);
        int from = model.batchFrom(2, 1.5);
        assertThat(model.speedup(from, 2)).isBetween(1.5 - 1e-9, 1.52);
        assertThat(model.batchFrom(2, 2)).isZero();
        assertThat(new ScalingModel(1e-7, 250_000, 1, LINK).batchFrom(2, 1.5)).isZero();
    }

    @Test
    void aRoundIsSharedByTheBatchesBetweenTwo() {
        ScalingModel model = new ScalingModel(0.001, 250_000, 10, LINK);
        assertThat(model.together(100, 2)).isEqualTo(0.05 + 0.005, within(1e-12));
        assertThat(model.batchFrom(2, 1.5)).isLessThan(new ScalingModel(0.001, 250_000, 1, LINK).batchFrom(2, 1.5) / 9);
        assertThat(model.advice(100, 2))
                .contains("1.8 times as fast", "a round, one in 10 iterations, costs as much as 50 examples");
    }

    @Test
    void theAdviceNamesTheBatchFromWhichItPays() {
        ScalingModel model = new ScalingModel(0.001, 250_000, 1, LINK);
        int from = model.batchFrom(2, 1.5);
        assertThat(model.advice(100, 2))
                .isEqualTo(
                        "By estimate, 2 workers compute batches of 100 1.0 times as fast as one core; a round costs as"
                                + " much as 50 examples. From batches of " + from + " on it would be 1.5 times.");
        assertThat(model.advice(from, 2)).endsWith("a round costs as much as 50 examples.");
        assertThat(new ScalingModel(1e-7, 250_000, 1, LINK).advice(32, 2))
                .endsWith("No batch would be 1.5 times as fast.");
    }
}
