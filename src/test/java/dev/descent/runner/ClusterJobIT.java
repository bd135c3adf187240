package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.cluster.LocalDrivers;
import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.event.log.EventKind;
import dev.descent.job.Job;
import dev.descent.job.Progress;
import dev.descent.job.Status;
import dev.descent.job.queue.JobHouse;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs that are trained by a driver, a process of its own, and what becomes of them where it dies or is to stop. */
class ClusterJobIT {
    private static final JsonNode SPEC = JsonMapper.shared().readTree("""
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [8], "dropout": 0.2},
             "loss": "cross_entropy", "optimizer": {"type": "adam", "learning_rate": 0.01},
             "training": {"epochs": 4, "batch_size": 50, "keep": "best", "checkpoint": {"every_iterations": 5, "keep": 2}}}
            """);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Datasets DATASETS = Datasets.of(new DatasetSettings(
            Path.of("target"),
            DataSize.ofMegabytes(16),
            Path.of("target"),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1),
            1_000_000));

    @TempDir
    Path scratch;

    @AutoClose
    private final JobHouse house = new JobHouse();

    private final HouseWorkers houseWorkers = new HouseWorkers(house);
    private LocalDrivers drivers = new LocalDrivers(LONG);

    @AfterEach
    void stopWorkers() {
        houseWorkers.stop();
    }

    @Test
    void driversJobIsLikeOneOfThisProcess() throws IOException {
        Job undisturbed = undisturbed();
        start(drivers.trainer(scratch));

        isLike(undisturbed, ended(submit()));
        assertThat(drivers.started()).hasSize(1).noneMatch(Process::isAlive);
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).noneMatch(Files::isDirectory);
        }
    }

    @Test
    void jobOfADriverThatIsKilledGoesOnFromTheNewestCheckpoint() throws IOException {
        Job undisturbed = undisturbed();
        UUID id = waitingAt13(LONG);
        drivers.started().get(0).destroyForcibly();

        isLike(undisturbed, takenUp(id));
        assertThat(rewinds(id)).containsExactly(10L);
        assertThat(warnings(id))
                .contains("The driver of the cluster ended with code 137 before its run."
                        + " The run is left at its newest checkpoint.");
        assertThat(drivers.started()).hasSize(2);
        assertThat(house.job(id).attempt()).isEqualTo(2);
    }

    @Test
    void jobOfADriverThatHangsGoesOnFromTheNewestCheckpoint() throws Exception {
        Job undisturbed = undisturbed();
        UUID id = waitingAt13(Duration.ofSeconds(8));
        Process hanging = drivers.started().get(0);
        new ProcessBuilder("kill", "-STOP", Long.toString(hanging.pid()))
                .start()
                .waitFor();

        isLike(undisturbed, takenUp(id));
        assertThat(rewinds(id)).containsExactly(10L);
        assertThat(warnings(id)).anyMatch(warning -> warning.contains("gave no sign of life for 8 s"));
        assertThat(hanging.isAlive()).isFalse();
    }

    @Test
    void pausedJobGoesOnWhereItWas() {
        Job undisturbed = undisturbed();
        UUID id = waitingAt13(LONG);
        house.pause(id);
        await().atMost(Duration.ofSeconds(30)).until(() -> house.job(id).status() == Status.PAUSED);
        assertThat(house.job(id).log().iteration()).isEqualTo(13);
        house.resume(id);

        isLike(undisturbed, ended(id));
        assertThat(rewinds(id)).isEmpty();
    }

    @Test
    void drainedJobGoesOnWhereItWas() {
        Job undisturbed = undisturbed();
        UUID id = waitingAt13(LONG);
        houseWorkers.last().stop();
        assertThat(house.job(id).status()).isEqualTo(Status.QUEUED);
        assertThat(house.job(id).log().iteration()).isEqualTo(13);
        assertThat(drivers.started()).noneMatch(Process::isAlive);
        start(new LocalTrainer(scratch));

        isLike(undisturbed, ended(id));
    }

    @Test
    void cancelledJobLeavesItsFilesAndAnotherBeginsFromIt() {
        Job undisturbed = undisturbed();
        UUID id = waitingAt13(LONG);
        house.cancel(id);

        Job job = ended(id);
        assertThat(job.status()).isEqualTo(Status.CANCELLED);
        assertThat(house.series(id, "loss")).hasSize(13);
        assertThat(house.artifacts().get(id, "model.zip").bytes()).isPositive();

        UUID next = house.submitFrom(id, SPEC, 20).id();
        Job child = ended(next);
        assertThat(child.failure()).isNull();
        assertThat(Stream.concat(house.series(id, "loss").stream(), house.series(next, "loss").stream()))
                .containsExactlyElementsOf(house.series(undisturbed.id(), "loss"));
        assertThat(child.receipt().parametersSha256())
                .isEqualTo(undisturbed.receipt().parametersSha256());
        assertThat(drivers.started()).hasSize(2).noneMatch(Process::isAlive);
    }

    @Test
    void driverWhoseLeaseIsLostWritesNothingAndEnds() {
        UUID id = waitingAt13(LONG);
        house.lose(id);
        long seq = house.job(id).log().seq();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> drivers.started().stream().limit(1).noneMatch(Process::isAlive));
        assertThat(house.kinds(id).subList(0, Math.toIntExact(seq)))
                .doesNotContain("end")
                .contains("rewind");
        assertThat(ended(id).receipt().missing()).isZero();
    }

    /** A job whose driver waits after its 13th iteration, until it is to stop. */
    private UUID waitingAt13(Duration silence) {
        drivers = new LocalDrivers(silence, "13", scratch.resolve("waits").toString());
        start(drivers.trainer(scratch));
        UUID id = submit();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> house.job(id).log().iteration() == 13
                        && house.checkpoints(id).size() == 2);
        return id;
    }

    private Job takenUp(UUID id) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            house.reap(3);
            return house.job(id).status().isTerminal();
        });
        return house.job(id);
    }

    private void isLike(Job undisturbed, Job job) {
        assertThat(job.failure()).isNull();
        for (String series : List.of("loss", "learning_rate")) {
            assertThat(house.series(job.id(), series)).isEqualTo(house.series(undisturbed.id(), series));
        }
        assertThat(job.receipt()).isEqualTo(undisturbed.receipt());
        for (String name : List.of("model.zip", "worst.json", "samples.bin")) {
            assertThat(house.artifacts().get(job.id(), name))
                    .isEqualTo(house.artifacts().get(undisturbed.id(), name));
        }
        assertThat(house.kinds(job.id())).endsWith("end").containsOnlyOnce("end");
    }

    private List<Long> rewinds(UUID id) {
        return house.data(id, EventKind.REWIND).stream()
                .map(rewind -> rewind.get("iteration").longValue())
                .toList();
    }

    private List<String> warnings(UUID id) {
        return house.data(id, EventKind.WARNING).stream()
                .map(warning -> warning.get("message").stringValue())
                .toList();
    }

    private Job undisturbed() {
        Workers workers = start(new LocalTrainer(scratch));
        Job job = ended(submit());
        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        workers.stop();
        return job;
    }

    private UUID submit() {
        return house.submit(SPEC, Progress.none(4, 20L)).id();
    }

    private Job ended(UUID id) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> house.job(id).status().isTerminal());
        return house.job(id);
    }

    private Workers start(Trainer trainer) {
        RunnerSettings settings =
                new RunnerSettings(1, Duration.ofSeconds(30), scratch, Duration.ofSeconds(1), 3, Duration.ZERO);
        return houseWorkers.start(
                settings,
                new Training(
                        new Preparation(
                                (spec, watch) -> DATASETS.load(
                                        spec.dataset(), spec.loss().scalesTarget()),
                                house.admission(DATASETS)),
                        new MemoryBudget(new MemorySize(1L << 30, 1L << 30)),
                        trainer,
                        house.judge(DATASETS)));
    }
}
