package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.LoadedDataset;
import dev.descent.event.log.EventKind;
import dev.descent.job.Job;
import dev.descent.job.JobSpec;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.Progress;
import dev.descent.job.Status;
import dev.descent.job.queue.JobHouse;
import dev.descent.ml.data.Encoded;
import dev.descent.ml.data.Parts;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.Split;
import dev.descent.ml.data.sample.Samples;
import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Jobs that change hands end as if they had not: the same values once each, the same parameters, one log without a gap. */
class ResumedJobTest {
    private static final JsonNode SPEC = JsonMapper.shared().readTree("""
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [8], "dropout": 0.2},
             "loss": "cross_entropy", "optimizer": {"type": "adam", "learning_rate": 0.01},
             "training": {"epochs": 4, "batch_size": 50, "keep": "best", "checkpoint": {"every_iterations": 5, "keep": 2}}}
            """);

    private static final Path SCRATCH = Path.of("target", "scratch");

    @AutoClose
    private final JobHouse house = new JobHouse();

    private final HouseWorkers houseWorkers = new HouseWorkers(house);
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void stopWorkers() {
        houseWorkers.stop();
    }

    @Test
    void aDrainedJobGoesOnWhereItWas() {
        Job undisturbed = undisturbed();
        Workers first = start(stoppingAt(12, StopSignal.Reason.DRAINED));
        UUID id = submit();
        await().until(() -> ended.getCount() == 0);
        first.stop();
        assertThat(house.job(id).log().iteration()).isEqualTo(12);
        assertThat(house.progress(id).get("iteration").intValue()).isEqualTo(12);
        assertThat(house.job(id).log().metrics()).isNotEmpty();
        start(new LocalTrainer(SCRATCH));

        isLike(undisturbed, ended(id));
        assertThat(rewinds(id)).containsOnly(12L);
    }

    @Test
    void aPausedJobGoesOnWhereItWas() {
        Job undisturbed = undisturbed();
        UUID id = submit();
        Workers first = start(stoppingAt(12, () -> {
            house.pause(id);
            return StopSignal.Reason.PAUSED;
        }));
        await().until(() -> house.job(id).status() == Status.PAUSED);
        first.stop();
        assertThat(house.job(id).log().iteration()).isEqualTo(12);
        house.resume(id);
        start(new LocalTrainer(SCRATCH));

        isLike(undisturbed, ended(id));
        assertThat(rewinds(id)).isEmpty();
    }

    @Test
    void aJobThatBeginsFromAnotherContinuesItThoughThatIsDeleted() {
        Job undisturbed = undisturbed();
        UUID parent = cancelledAt(12);
        List<Double> before = house.series(parent, "loss");
        UUID id = house.submitFrom(parent, SPEC, 20).id();
        house.delete(parent);
        assertThat(house.progress(id).get("iteration").intValue()).isEqualTo(12);
        start(new LocalTrainer(SCRATCH));

        Job child = ended(id);
        assertThat(child.failure()).isNull();
        assertThat(Stream.concat(before.stream(), house.series(id, "loss").stream()))
                .containsExactlyElementsOf(house.series(undisturbed.id(), "loss"));
        assertThat(child.receipt().parametersSha256())
                .isEqualTo(undisturbed.receipt().parametersSha256());
        assertThat(child.receipt().expected()).isEqualTo(undisturbed.receipt().expected() - 12);
        assertThat(child.receipt().missing()).isZero();
        assertThat(child.submission().parent().optimizerState()).isTrue();
        assertThat(house.data(id, EventKind.STATUS)
                        .get(0)
                        .at("/parent/iteration")
                        .longValue())
                .isEqualTo(12);
    }

    @Test
    void anotherOptimizerBeginsWithNothingAtTheWeightsOfTheParent() {
        UUID parent = cancelledAt(12);
        ObjectNode other = (ObjectNode) SPEC.deepCopy();
        other.put("optimizer", "sgd");
        UUID id = house.submitFrom(parent, other, 20).id();
        start(new LocalTrainer(SCRATCH));

        Job child = ended(id);
        assertThat(child.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(child.submission().parent().optimizerState()).isFalse();
        assertThat(child.submission().parent().optimizerStart()).isEqualTo(12);
        assertThat(child.receipt().missing()).isZero();
        assertThat(house.series(id, "loss"))
                .hasSize(child.receipt().expected().intValue())
                .allMatch(Double::isFinite);
    }

    private UUID cancelledAt(int iteration) {
        Workers first = start(stoppingAt(iteration, StopSignal.Reason.CANCELLED));
        UUID id = submit();
        assertThat(ended(id).status()).isEqualTo(Status.CANCELLED);
        first.stop();
        return id;
    }

    @Test
    void aJobWhoseWorkerIsLostGoesOnFromTheNewestCheckpoint() {
        Job undisturbed = undisturbed();
        UUID id = submit();
        abandonedAt(13);
        house.lose(id);
        assertThat(house.job(id).log().iteration()).isEqualTo(10);
        start(new LocalTrainer(SCRATCH));

        isLike(undisturbed, ended(id));
        assertThat(rewinds(id)).containsExactly(10L);
    }

    @Test
    void aDamagedCheckpointIsPassedOverForTheOneBefore() throws IOException {
        Job undisturbed = undisturbed();
        UUID id = submit();
        abandonedAt(13);
        house.lose(id);
        KeptCheckpoint newest = house.checkpoints(id).get(0);
        Path file = file(id, newest);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        start(new LocalTrainer(SCRATCH));

        isLike(undisturbed, ended(id));
        assertThat(rewinds(id)).startsWith(10L).hasSize(2);
        assertThat(rewinds(id).get(1)).isBetween(5L, 9L);
        assertThat(house.data(id, EventKind.WARNING))
                .extracting(warning -> warning.get("message").stringValue())
                .contains("The checkpoint of iteration 10 is damaged: the run goes on from the one before.");
    }

    /** As where the worker before kept them in a folder of its own. */
    @Test
    void checkpointsThatAreNotHereAreNotCalledDamaged() throws IOException {
        Job undisturbed = undisturbed();
        UUID id = submit();
        abandonedAt(13);
        house.lose(id);
        List<KeptCheckpoint> kept = house.checkpoints(id);
        for (KeptCheckpoint checkpoint : kept) {
            Files.delete(file(id, checkpoint));
        }
        start(new LocalTrainer(SCRATCH));

        isLike(undisturbed, ended(id));
        List<String> warnings = house.data(id, EventKind.WARNING).stream()
                .map(warning -> warning.get("message").stringValue())
                .filter(message -> message.contains("not where this worker looks for it"))
                .toList();
        assertThat(warnings).hasSameSizeAs(kept).allMatch(message -> message.contains("do not share their folders"));
        assertThat(warnings.get(0)).contains("iteration 10 ", "goes on from the one before");
        assertThat(warnings.get(kept.size() - 1)).contains("begins anew");
    }

    @Test
    void theNewestCheckpointsAndTheBestStayAndAreArtifacts() {
        Job job = undisturbed();
        List<KeptCheckpoint> kept = house.checkpoints(job.id());
        long best = job.receipt().kept().iteration();
        assertThat(kept.get(0).iteration()).isEqualTo(job.receipt().expected());
        assertThat(kept).extracting(KeptCheckpoint::iteration).contains(best);
        assertThat(kept).hasSizeLessThanOrEqualTo(3);
        for (KeptCheckpoint checkpoint : kept) {
            assertThat(house.artifacts().get(job.id(), checkpoint.artifact().name()))
                    .isEqualTo(checkpoint.artifact());
            assertThat(file(job.id(), checkpoint)).hasSize(checkpoint.artifact().bytes());
        }
        List<JsonNode> told = house.data(job.id(), EventKind.CHECKPOINT);
        JsonNode last = told.get(told.size() - 1);
        assertThat(last.get("iteration").longValue()).isEqualTo(kept.get(0).iteration());
        assertThat(last.get("sha256").stringValue())
                .isEqualTo(kept.get(0).artifact().sha256());
        assertThat(stored(job.id())).hasSize(kept.size() + 4);
    }

    private void isLike(Job undisturbed, Job job) {
        assertThat(job.failure()).isNull();
        for (String series : List.of("loss", "learning_rate")) {
            assertThat(house.series(job.id(), series)).isEqualTo(house.series(undisturbed.id(), series));
        }
        assertThat(job.receipt()).isEqualTo(undisturbed.receipt());
        assertThat(job.receipt().missing()).isZero();
        for (String name : List.of("model.zip", "worst.json", "samples.bin")) {
            assertThat(house.artifacts().get(job.id(), name))
                    .isEqualTo(house.artifacts().get(undisturbed.id(), name));
        }
        assertThat(house.kinds(job.id())).endsWith("end").containsOnlyOnce("end");
        assertThat(values(job)).isEqualTo(values(undisturbed));
    }

    private List<?> values(Job job) {
        return house.data(job.id(), EventKind.EPOCH).stream()
                .filter(epoch -> !epoch.has("rewound"))
                .map(epoch -> List.of(epoch.get("loss"), epoch.get("average_loss"), epoch.get("validation")))
                .toList();
    }

    private List<Long> rewinds(UUID id) {
        return house.data(id, EventKind.REWIND).stream()
                .map(rewind -> rewind.get("iteration").longValue())
                .toList();
    }

    private List<Path> stored(UUID id) {
        try (var files = Files.list(house.artifactFolder().resolve(id.toString()))) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path file(UUID id, KeptCheckpoint checkpoint) {
        return house.artifactFolder()
                .resolve(id.toString())
                .resolve(checkpoint.artifact().sha256());
    }

    private Job undisturbed() {
        Workers workers = start(new LocalTrainer(SCRATCH));
        Job job = ended(submit());
        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        workers.stop();
        return job;
    }

    /** A worker that ends in the middle of a run, and writes nothing more. */
    private void abandonedAt(int iterations) {
        Workers workers = start(stoppingAt(iterations, StopSignal.Reason.LEASE_LOST));
        await().until(() -> ended.getCount() == 0);
        workers.stop();
    }

    /** Trains until so many iterations were told. */
    private Trainer stoppingAt(int iterations, StopSignal.Reason reason) {
        return stoppingAt(iterations, () -> reason);
    }

    private Trainer stoppingAt(int iterations, StopSignal reached) {
        AtomicInteger told = new AtomicInteger();
        return run -> {
            try {
                return new LocalTrainer(SCRATCH)
                        .train(new Run(
                                run.plan(),
                                run.data(),
                                run.checkpoints(),
                                new CountingLog(run.log(), told),
                                () -> told.get() == iterations
                                        ? reached.requested()
                                        : run.stop().requested()));
            } finally {
                ended.countDown();
            }
        };
    }

    /** Counts the iterations that it passes on. */
    private record CountingLog(TrainingLog log, AtomicInteger told) implements TrainingLog {
        @Override
        public void iteration(int epoch, long iteration, Map<String, Double> values) {
            log.iteration(epoch, iteration, values);
            told.incrementAndGet();
        }

        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            log.epoch(summary, best);
        }

        @Override
        public void rewind(Position to) {
            log.rewind(to);
        }

        @Override
        public void warning(String message) {
            log.warning(message);
        }
    }

    private UUID submit() {
        return house.submit(SPEC, Progress.none(4, 20L)).id();
    }

    private Workers start(Trainer trainer) {
        RunnerSettings settings =
                new RunnerSettings(1, Duration.ofSeconds(30), SCRATCH, Duration.ofSeconds(1), 3, Duration.ZERO);
        DatasetSettings datasets = new DatasetSettings(
                Path.of("target"),
                DataSize.ofMegabytes(1),
                Path.of("target"),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                1);
        Preparation preparation =
                new Preparation((spec, watch) -> spirals(spec), house.admission(Datasets.of(datasets)));
        return houseWorkers.start(
                settings,
                new Training(
                        preparation,
                        new MemoryBudget(new MemorySize(1L << 30, 1L << 30)),
                        trainer,
                        house.judge(Datasets.of(datasets))));
    }

    private static LoadedDataset spirals(JobSpec spec) {
        RawData raw = Samples.find("spirals").orElseThrow().make();
        return new LoadedDataset(
                spec.dataset(),
                Encoded.of(raw, Parts.of(Split.of(0.2, 0.0, 7L, true), raw), Normalize.STANDARDIZE, true),
                JsonMapper.shared().createObjectNode());
    }

    private Job ended(UUID id) {
        return await().pollInterval(Duration.ofMillis(20))
                .until(() -> house.job(id), job -> job.status().isTerminal());
    }
}
