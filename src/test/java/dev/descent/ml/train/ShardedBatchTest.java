package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.shard.RoundFigures;
import dev.descent.ml.train.shard.RoundStopped;
import dev.descent.ml.train.shard.WorkerAnswer;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardedBatchTest extends ClusterRuns {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sgd|cross_entropy|onednn|3",
                "sgd|cross_entropy|dl4j|4",
                "adam|cross_entropy|onednn|5",
                "adam|LEARNED|onednn|2",
            })
    void shardsAreTheWholeButForRounding(String optimizer, String loss, String engine, int shards) throws Exception {
        String spec = loss.equals("LEARNED") ? LEARNED : "'" + loss + "'";
        TrainingPlan plan = plan(MLP, optimizer, spec, "{'epochs': 34, 'batch_size': 16, 'engine': '" + engine + "'}");
        Recorder whole = new Recorder();
        trainer(null).train(run(plan, whole));
        trainer(new PoolCluster(shards, ClusterRuns::data, 1)).train(run(plan, log));

        assertThat(log.losses).hasSizeGreaterThan(200).hasSameSizeAs(whole.losses);
        for (int i = 0; i < 200; i++) {
            assertThat(log.losses.get(i)).isCloseTo(whole.losses.get(i), within(1e-6));
            assertThat(log.values.get(i).keySet()).isEqualTo(whole.values.get(i).keySet());
        }
    }

    @Test
    void bitsDoNotDependOnWhoComputesWhatAndHowOften() throws Exception {
        TrainingPlan plan = plan(DROPOUT, "adam", "'cross_entropy'", "{'epochs': 5, 'batch_size': 16}");
        Recorder other = new Recorder();
        PoolCluster one = new PoolCluster(3, ClusterRuns::data, 1);
        PoolCluster two = new PoolCluster(3, ClusterRuns::data, 2);
        String first = trainer(one).train(run(plan, log)).parametersSha256();
        String second = trainer(two).train(run(plan, other)).parametersSha256();

        assertThat(one.lost).isPositive().isNotEqualTo(two.lost);
        assertThat(second).isEqualTo(first);
        assertThat(other.losses).isEqualTo(log.losses);
    }

    @Test
    void twoShardsAreTwoHalves() throws Exception {
        String halves = "{'epochs': 3, 'batch_size': 16, 'shards': 2}";
        Recorder halved = new Recorder();
        String here = trainer(null)
                .train(run(plan(DROPOUT, "adam", LEARNED, halves), halved))
                .parametersSha256();
        TrainingPlan plan = plan(DROPOUT, "adam", LEARNED, halves.replace(", 'shards': 2", ""));
        PoolCluster cluster = new PoolCluster(2, ClusterRuns::data, 1);
        assertThat(trainer(cluster).train(run(plan, log)).parametersSha256()).isEqualTo(here);
        assertThat(log.values).isEqualTo(halved.values);
    }

    @Test
    void epochsAreJudgedByTheWeightsThatTheyReached() throws Exception {
        TrainingPlan plan = plan(MLP, "adam", "'cross_entropy'", "{'epochs': 3, 'batch_size': 16}");
        Recorder whole = new Recorder();
        trainer(null).train(run(plan, whole));
        trainer(new PoolCluster(2, ClusterRuns::data, 1)).train(run(plan, log));
        for (int i = 0; i < 3; i++) {
            double here = whole.epochs.get(i).validation().path("loss").doubleValue();
            assertThat(log.epochs.get(i).validation().path("loss").doubleValue())
                    .isCloseTo(here, within(1e-6));
        }
        assertThat(log.epochs.get(2).validation())
                .isNotEqualTo(log.epochs.get(1).validation());
    }

    @Test
    void whatIsPausedGoesOnElsewhereToTheBit() throws Exception {
        TrainingPlan plan = plan(DROPOUT, "adam", LEARNED, "{'epochs': 3, 'batch_size': 16}");
        Recorder undisturbed = new Recorder();
        String whole = trainer(new PoolCluster(3, ClusterRuns::data, 1))
                .train(run(plan, undisturbed))
                .parametersSha256();
        FolderCheckpoints checkpoints = new FolderCheckpoints(Files.createTempDirectory(scratch, "kept"));
        StopSignal pause = () -> log.losses.size() == 8 ? StopSignal.Reason.PAUSED : null;
        Run first = new Run(plan, ClusterRuns::data, checkpoints, log, pause);
        TrainingResult paused =
                trainer(new PoolCluster(3, ClusterRuns::data, 2)).train(first);
        Run rest = new Run(plan, ClusterRuns::data, checkpoints, log, () -> null);
        TrainingResult ended = trainer(new PoolCluster(3, ClusterRuns::data, 3)).train(rest);

        assertThat(paused.stopped()).isEqualTo(StopSignal.Reason.PAUSED);
        assertThat(ended.parametersSha256()).isEqualTo(whole);
        assertThat(log.values).isEqualTo(undisturbed.values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'layers','layers':[{'type':'dense','units':8},'batch_normalization']}|{}|normalize over the batch",
                MLP + "|{'shards': 2}|training.shards must be 1",
            })
    void whatShardsWouldChangeIsRefused(String model, String training, String reason) {
        TrainingPlan plan = plan(model, "sgd", "'cross_entropy'", training);
        assertThatThrownBy(
                        () -> trainer(new PoolCluster(2, ClusterRuns::data, 1)).train(run(plan, log)))
                .isInstanceOfSatisfying(TrainingFailed.class, failed -> assertThat(failed.type())
                        .isEqualTo("cluster_unfit"))
                .hasMessageContaining(reason);
        assertThat(log.losses).isEmpty();
    }

    @Test
    void moreShardsThanExamplesAreLeftOut() throws Exception {
        TrainingPlan plan = plan(MLP, "sgd", "'cross_entropy'", "{'epochs': 1, 'batch_size': 2}");
        trainer(new PoolCluster(5, ClusterRuns::data, 1)).train(run(plan, log));
        assertThat(log.losses).hasSize(45).allMatch(Double::isFinite);
    }

    @Test
    void aFaultIsToldWithItsLayerAndExamples() throws Exception {
        TrainingData spoilt = NonFiniteRunTest.spoilt(40, 17);
        TrainingPlan plan = plan(MLP, "sgd", "'mse'", "{'epochs': 2, 'batch_size': 8}");
        Run run = new Run(plan, () -> spoilt, Checkpoints.NONE, log, () -> null);
        TrainingResult here = trainer(null).train(run);
        TrainingResult there = trainer(new PoolCluster(2, () -> spoilt, 1)).train(run);
        assertThat(here.failure()).hasMessageContaining("row 17").hasMessageContaining("those of in");
        assertThat(there.failure()).hasMessage(here.failure().getMessage());
    }

    @Test
    void aRunThatIsToStopDoesNotWaitForItsBatch() throws Exception {
        TrainingPlan plan = plan(MLP, "sgd", "'cross_entropy'", "{'epochs': 2, 'batch_size': 16}");
        Stopping cluster = new Stopping();
        Run run = new Run(plan, ClusterRuns::data, Checkpoints.NONE, log, () -> cluster.reason);
        TrainingResult result = trainer(cluster).train(run);
        assertThat(result.stopped()).isEqualTo(StopSignal.Reason.CANCELLED);
        assertThat(log.losses).isEmpty();
    }

    /** A cluster without anybody in it. */
    private static final class Stopping implements ShardCluster {
        private StopSignal.@Nullable Reason reason;

        @Override
        public int shards() {
            return 2;
        }

        @Override
        public <T extends Serializable, A extends WorkerAnswer> ShardRounds<T, A> open(
                TrainingPlan plan, PoolWork<T, A> work, StopSignal stop) {
            return new ShardRounds<>() {
                @Override
                public List<A> compute(List<T> tasks, float[] numbers) {
                    reason = StopSignal.Reason.CANCELLED;
                    throw new RoundStopped();
                }

                @Override
                public RoundFigures figures() {
                    return RoundFigures.NONE;
                }

                @Override
                public void close() {}
            };
        }
    }
}
