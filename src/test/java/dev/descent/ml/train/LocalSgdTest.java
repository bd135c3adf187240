package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.TrainingData;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalSgdTest extends ClusterRuns {
    private static final String NORMALIZED =
            "{'type':'layers','layers':[{'type':'dense','units':8},'batch_normalization']}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sgd|'cross_entropy'|onednn|" + DROPOUT,
                "{'type':'adam','l2':0.01}|" + LEARNED + "|onednn|" + DROPOUT,
                "adamw|'cross_entropy'|dl4j|" + NORMALIZED,
            })
    void oneWorkerHasTheBitsOfOneMachine(String optimizer, String loss, String engine, String model) throws Exception {
        String training = "{'epochs': 4, 'batch_size': 16, 'engine': '" + engine + "'%s}";
        Recorder alone = new Recorder();
        TrainingResult here = trainer(null).train(run(plan(model, optimizer, loss, training.formatted("")), alone));
        PoolCluster cluster = new PoolCluster(1, ClusterRuns::data, 1);
        TrainingPlan plan = plan(model, optimizer, loss, training.formatted(every(1, 4)));
        TrainingResult there = trainer(cluster).train(run(plan, log));

        assertThat(cluster.rounds).isEqualTo(2 * 4);
        assertThat(there.parametersSha256()).isEqualTo(here.parametersSha256());
        assertThat(log.values).isEqualTo(alone.values);
        assertThat(values(log)).isEqualTo(values(alone));
        assertThat(Files.readAllBytes(there.files().get("samples.bin")))
                .isEqualTo(Files.readAllBytes(here.files().get("samples.bin")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sgd|" + MLP + "|2|4",
                "{'type':'adam','learning_rate':{'type':'cosine','initial':0.02,'iterations':30}}|" + MLP + "|3|4",
                "nesterovs|" + NORMALIZED + "|2|2",
                "amsgrad|" + MLP + "|4|100",
            })
    void lossesAreThoseOfASimulation(String optimizer, String model, int workers, int every) throws Exception {
        String training = "{'epochs': 10, 'batch_size': 16" + every(workers, every) + "}";
        TrainingPlan plan = plan(model, optimizer, "'cross_entropy'", training);
        trainer(new PoolCluster(workers, ClusterRuns::data, 1)).train(run(plan, log));
        List<Double> simulated = SimulatedWorkers.losses(plan, data(), workers, every);

        assertThat(log.losses).hasSize(60).hasSameSizeAs(simulated);
        for (int i = 0; i < 60; i++) {
            assertThat(log.losses.get(i)).as("iteration %d", i + 1).isCloseTo(simulated.get(i), within(1e-6));
        }
    }

    @Test
    void anotherNumberOfWorkersOrIterationsIsAnotherRun() throws Exception {
        List<String> runs = List.of(sha256(2, 2), sha256(2, 3), sha256(3, 2));
        assertThat(runs).doesNotHaveDuplicates();
    }

    private String sha256(int workers, int every) throws Exception {
        TrainingPlan plan = plan(MLP, "adam", "'cross_entropy'", "{'epochs': 1" + every(workers, every) + "}");
        PoolCluster cluster = new PoolCluster(workers, ClusterRuns::data, 1);
        return trainer(cluster).train(run(plan, new Recorder())).parametersSha256();
    }

    @Test
    void bitsDoNotDependOnWhoComputesWhatAndHowOften() throws Exception {
        TrainingPlan plan =
                plan(DROPOUT, "adam", "'cross_entropy'", "{'epochs': 8, 'batch_size': 16" + every(3, 2) + "}");
        Recorder other = new Recorder();
        PoolCluster one = new PoolCluster(3, ClusterRuns::data, 1);
        PoolCluster two = new PoolCluster(3, ClusterRuns::data, 2);
        String first = trainer(one).train(run(plan, log)).parametersSha256();
        String second = trainer(two).train(run(plan, other)).parametersSha256();

        assertThat(one.lost).isPositive().isNotEqualTo(two.lost);
        assertThat(second).isEqualTo(first);
        assertThat(other.values).isEqualTo(log.values);
    }

    @Test
    void whatIsPausedWaitsForItsMeetingAndGoesOnToTheBit() throws Exception {
        String training = "{'epochs': 3, 'batch_size': 16" + every(3, 4) + "}";
        TrainingPlan plan = plan(DROPOUT, "{'type':'adam','l2':0.01}", LEARNED, training);
        Recorder undisturbed = new Recorder();
        String whole = trainer(new PoolCluster(3, ClusterRuns::data, 1))
                .train(run(plan, undisturbed))
                .parametersSha256();
        FolderCheckpoints checkpoints = new FolderCheckpoints(Files.createTempDirectory(scratch, "kept"));
        StopSignal pause = () -> log.losses.size() >= 7 ? StopSignal.Reason.PAUSED : null;
        Run first = new Run(plan, ClusterRuns::data, checkpoints, log, pause);
        TrainingResult paused =
                trainer(new PoolCluster(3, ClusterRuns::data, 2)).train(first);
        assertThat(paused.stopped()).isEqualTo(StopSignal.Reason.PAUSED);
        assertThat(log.losses).hasSize(10);

        Run rest = new Run(plan, ClusterRuns::data, checkpoints, log, () -> null);
        TrainingResult ended = trainer(new PoolCluster(3, ClusterRuns::data, 3)).train(rest);
        assertThat(ended.parametersSha256()).isEqualTo(whole);
        assertThat(log.values).isEqualTo(undisturbed.values);
        assertThat(values(log)).isEqualTo(values(undisturbed));
    }

    /** Due after 5, 10, 15 of 18 iterations; workers meet after 4, 6, 10, 12, 16 and 18. */
    @Test
    void checkpointsAreKeptAtTheFirstMeetingAfterTheyAreDue() throws Exception {
        String training =
                "{'epochs': 3, 'batch_size': 16, 'checkpoint': {'every_iterations': 5, 'keep': 9}" + every(2, 4) + "}";
        FolderCheckpoints checkpoints = new FolderCheckpoints(Files.createTempDirectory(scratch, "kept"));
        TrainingPlan plan = plan(MLP, "adam", "'cross_entropy'", training);
        Run run = new Run(plan, ClusterRuns::data, checkpoints, log, () -> null);
        trainer(new PoolCluster(2, ClusterRuns::data, 1)).train(run);
        assertThat(checkpoints.kept).contains(6L, 10L, 16L).doesNotContain(4L, 5L, 15L);
    }

    @Test
    void aRunThatIsOverItsTimeEndsAtAMeeting() throws Exception {
        TrainingPlan plan = plan(
                MLP,
                "adam",
                "'cross_entropy'",
                "{'epochs': 100000, 'batch_size': 16, 'max_seconds': 1" + every(2, 4) + "}");
        TrainingResult result =
                trainer(new PoolCluster(2, ClusterRuns::data, 1)).train(run(plan, log));
        long ofEpoch = result.iterations() % 6;
        assertThat(ofEpoch).isIn(0L, 4L);
        assertThat(log.losses).hasSize(Math.toIntExact(result.iterations()));
    }

    @Test
    void epochsTellHowFastEachWorkerWas() throws Exception {
        TrainingPlan plan = plan(MLP, "sgd", "'cross_entropy'", "{'epochs': 2, 'batch_size': 16" + every(3, 2) + "}");
        trainer(new PoolCluster(3, ClusterRuns::data, 1)).train(run(plan, log));
        assertThat(log.epochs).hasSize(2).allSatisfy(epoch -> assertThat(epoch.workers())
                .hasSize(3)
                .allMatch(rate -> rate.samplesPerSecond() > 0));
        assertThat(log.epochs
                        .get(0)
                        .toJson()
                        .path("workers")
                        .get(2)
                        .path("worker")
                        .intValue())
                .isEqualTo(2);
        Recorder alone = new Recorder();
        trainer(null).train(run(plan(MLP, "sgd", "'cross_entropy'", "{'epochs': 1}"), alone));
        assertThat(alone.epochs.get(0).toJson().has("workers")).isFalse();
    }

    @Test
    void theReportTellsWhatTheRoundsTook() throws Exception {
        TrainingPlan plan = plan(MLP, "sgd", "'cross_entropy'", "{'epochs': 2, 'batch_size': 16" + every(2, 4) + "}");
        TrainingResult result =
                trainer(new PoolCluster(2, ClusterRuns::data, 1)).train(run(plan, log));
        JsonNode report =
                JsonMapper.shared().readTree(Files.readAllBytes(result.files().get("report.json")));
        assertThat(report.path("cluster").path("rounds").intValue()).isEqualTo(4);
        assertThat(report.path("cluster").has("answered_bytes_unpacked")).isTrue();
    }

    @Test
    void workersWithoutAnExampleAreLeftOut() throws Exception {
        TrainingPlan plan = plan(MLP, "sgd", "'cross_entropy'", "{'epochs': 1, 'batch_size': 11" + every(5, 3) + "}");
        trainer(new PoolCluster(5, ClusterRuns::data, 1)).train(run(plan, log));
        assertThat(log.losses).hasSize(9).allMatch(Double::isFinite);
        TrainingPlan tiny = plan(MLP, "sgd", "'cross_entropy'", "{'epochs': 1, 'batch_size': 2" + every(5, 3) + "}");
        Recorder few = new Recorder();
        trainer(new PoolCluster(5, ClusterRuns::data, 1)).train(run(tiny, few));
        assertThat(few.losses).hasSize(45).allMatch(Double::isFinite);
    }

    @ParameterizedTest
    @CsvSource({"fail, 1", "skip, 1", "rollback, 1"})
    void oneWorkerMeetsAFaultAsOneMachineDoes(String reaction, int workers) throws Exception {
        TrainingData spoilt = NonFiniteRunTest.spoilt(40, 17);
        String training = "{'epochs': 3, 'batch_size': 8, 'on_non_finite': '" + reaction + "'%s}";
        Recorder alone = new Recorder();
        TrainingResult here =
                trainer(null).train(run(plan(MLP, "adam", "'mse'", training.formatted("")), spoilt, alone));
        TrainingPlan plan = plan(MLP, "adam", "'mse'", training.formatted(every(workers, 4)));
        TrainingResult there =
                trainer(new PoolCluster(workers, () -> spoilt, 1)).train(run(plan, spoilt, log));

        assertThat(log.values.toString()).isEqualTo(alone.values.toString()).contains("NaN");
        assertThat(log.warnings).isEqualTo(alone.warnings);
        assertThat(there.parametersSha256()).isEqualTo(here.parametersSha256());
        assertThat(there.iterations()).isEqualTo(here.iterations());
        assertThat(message(there)).isEqualTo(message(here));
    }

    private static @Nullable String message(TrainingResult result) {
        return result.failure() == null ? null : result.failure().getMessage();
    }

    /** Whatever other workers made of the batch. */
    @Test
    void nothingIsLearnedFromABatchThatIsNotFinite() throws Exception {
        String training = "{'epochs': 2, 'batch_size': 8, 'on_non_finite': 'skip'" + every(2, 4) + "}";
        TrainingPlan plan = plan(MLP, "adam", "'mse'", training);
        Supplier<TrainingData> spoilt = () -> NonFiniteRunTest.spoilt(40, 17);
        PoolCluster cluster = new PoolCluster(2, spoilt::get, 1);
        FolderCheckpoints checkpoints = new FolderCheckpoints(Files.createTempDirectory(scratch, "kept"));
        trainer(cluster).train(new Run(plan, spoilt::get, checkpoints, log, () -> null));
        assertThat(log.losses).hasSize(10);
        assertThat(log.losses.stream().filter(loss -> !Double.isFinite(loss))).hasSize(2);
        assertThat(log.warnings)
                .filteredOn(text -> text.contains("Nothing was learned"))
                .hasSize(2);
        assertThat(log.epochs).allMatch(EpochSummary::isFinite);
    }

    @Test
    void aRunWithFaultsGoesOnToTheBit() throws Exception {
        String training = "{'epochs': 4, 'batch_size': 8, 'on_non_finite': 'skip'" + every(2, 4) + "}";
        TrainingPlan plan = plan(DROPOUT, "adam", "'mse'", training);
        TrainingData spoilt = NonFiniteRunTest.spoilt(40, 17);
        Recorder undisturbed = new Recorder();
        String whole = trainer(new PoolCluster(2, () -> spoilt, 1))
                .train(run(plan, spoilt, undisturbed))
                .parametersSha256();
        FolderCheckpoints checkpoints = new FolderCheckpoints(Files.createTempDirectory(scratch, "kept"));
        int[] asked = {0};
        String last = "";
        for (int part = 0; part < 30; part++) {
            StopSignal pause = () -> ++asked[0] % 3 == 0 ? StopSignal.Reason.PAUSED : null;
            Run some = new Run(plan, () -> spoilt, checkpoints, log, pause);
            last = trainer(new PoolCluster(2, () -> spoilt, part)).train(some).parametersSha256();
        }
        assertThat(log.losses).hasSize(20);
        assertThat(log.values.toString()).isEqualTo(undisturbed.values.toString());
        assertThat(last).isEqualTo(whole);
    }

    private static List<?> values(Recorder log) {
        return log.epochs.stream().map(EpochSummary::values).toList();
    }

    private static String every(int workers, int iterations) {
        return ", 'cluster': {'type': 'spark', 'workers': %d, 'sync': {'every': %d}}".formatted(workers, iterations);
    }
}
