package dev.descent.ml.train.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.train.shard.ClusterLink.Coding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingModelTest {
    /** 10 ms a round, 100 MB a second, and nothing for handling. */
    private static final ClusterLink LINK = new ClusterLink(0.01, 1e8, List.of(new Coding(1, 0)));

    private static final List<Coding> CODINGS = List.of(new Coding(1, 1e-9), new Coding(0.5, 4e-9));

    @Test
    void aRoundCarriesTheParametersThereAndEachGradientBack() {
        ScalingModel model = new ScalingModel(0.001, 250_000, 1, LINK);
        assertThat(model.alone(100)).isEqualTo(0.1, within(1e-12));
        // 1 MB to each of two workers, and two gradients back.
        assertThat(model.together(100, 2)).isEqualTo(0.05 + 0.01 + 0.04, within(1e-12));
        assertThat(model.speedup(100, 2)).isEqualTo(1, within(1e-12));
    }

    @Test
    void theLargestShardIsWaitedFor() {
        ScalingModel model = new ScalingModel(1, 0, 1, new ClusterLink(0, 1, List.of(new Coding(1, 0))));
        assertThat(model.together(10, 3)).isEqualTo(4);
    }

    @Test
    void vectorsArePackedWhereThatIsFaster() {
        ScalingModel slow = new ScalingModel(0, 250_000, 1, new ClusterLink(0, 1e7, CODINGS));
        ScalingModel fast = new ScalingModel(0, 250_000, 1, new ClusterLink(0, 1e9, CODINGS));
        // 1 MB four times each way, and handled six times.
        assertThat(slow.together(1, 4)).isEqualTo(0.4 + 0.024, within(1e-9));
        assertThat(fast.together(1, 4)).isEqualTo(0.008 + 0.006, within(1e-9));
    }

    @Test
    void manyWorkersPassTheParametersOn() {
        ScalingModel model = new ScalingModel(0, 250_000, 1, LINK);
        assertThat(model.together(1, 7)).isEqualTo(0.01 + 0.14, within(1e-9));
        // Four hops to eight, and eight gradients back.
        assertThat(model.together(1, 8)).isEqualTo(0.01 + 0.03 + 0.12, within(1e-9));
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
