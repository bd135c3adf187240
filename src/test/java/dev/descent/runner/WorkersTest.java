package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.artifact.Artifact;
import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.LoadedDataset;
import dev.descent.dataset.remote.FetchProgress;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.event.log.EventKind;
import dev.descent.job.Failure;
import dev.descent.job.Job;
import dev.descent.job.JobSpec;
import dev.descent.job.Receipt;
import dev.descent.job.Status;
import dev.descent.job.queue.JobHouse;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorkersTest {
    private static final Datasets DATASETS = Datasets.of(new DatasetSettings(
            Path.of("target"),
            DataSize.ofMegabytes(1),
            Path.of("target"),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1),
            1));

    private static final JsonNode SPEC = JsonMapper.shared().readTree("""
            {"dataset": {"uri": "file:a.csv", "format": {"type": "csv", "target": "y"}},
             "model": "mlp", "loss": "mse", "training": {"epochs": 2}}
            """);

    @AutoClose
    private final JobHouse house = new JobHouse();

    private final HouseWorkers houseWorkers = new HouseWorkers(house);

    @AfterEach
    void stopWorkers() {
        houseWorkers.stop();
    }

    @Test
    void jobRunsToItsEnd() {
        start(1, WorkersTest::threeIterations);
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(job.receipt()).isEqualTo(new Receipt(3L, 3L, 0L, "abc", null));
        assertThat(house.series(job.id(), "loss")).containsExactly(0.9, 0.8, 0.7);
        assertThat(house.kinds(job.id()).get(house.kinds(job.id()).size() - 1)).isEqualTo("end");
    }

    @Test
    void filesAreStoredWithTheJobsEndAndGoWithTheJob() throws IOException {
        Path file = Files.writeString(Files.createTempDirectory("run").resolve("report.json"), "{}");
        start(1, leaving(file));
        UUID id = ended(house.submit("a", 0, SPEC).id()).id();
        Artifact artifact = house.artifacts().get(id, "report.json");
        Path stored = house.artifactFolder().resolve(id.toString()).resolve(artifact.sha256());
        assertThat(stored).hasContent("{}");
        assertThat(file).doesNotExist();
        house.delete(id);
        assertThat(stored).doesNotExist();
    }

    @Test
    void jobWaitsWhileItsFilesCouldNotBeStored() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Files.writeString(house.artifactFolder(), "a file where the folder should be");
        start(1, run -> {
            runs.incrementAndGet();
            return threeIterations(run);
        });
        UUID id = house.submit("a", 0, SPEC).id();
        await().until(() -> house.kinds(id).contains("rewind"));
        assertThat(house.job(id).attempt()).isZero();
        assertThat(runs).hasValue(0);
        Files.delete(house.artifactFolder());
        assertThat(ended(id).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(runs).hasValue(1);
    }

    @Test
    void filesThatCannotBeStoredAreKeptUntilTheyCan() throws IOException {
        Path file = Files.writeString(Files.createTempDirectory("run").resolve("report.json"), "{}");
        CountDownLatch trained = new CountDownLatch(1);
        start(1, Duration.ofMinutes(1), spoiling(file, trained));
        UUID id = house.submit("a", 0, SPEC).id();
        reached(trained);
        await().until(() -> house.series(id, "loss").size() == 1);
        Files.delete(house.artifactFolder());
        assertThat(ended(id).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(house.artifacts().get(id, "report.json").bytes()).isEqualTo(2);
    }

    @Test
    void runWhoseFilesCanNeverBeStoredFails() throws IOException {
        Path file = Files.writeString(Files.createTempDirectory("run").resolve("report.json"), "{}");
        start(1, spoiling(file, new CountDownLatch(1)));
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.status()).isEqualTo(Status.FAILED);
        assertThat(job.failure()).isNotNull().extracting(Failure::type).isEqualTo("artifacts_not_stored");
        assertThat(file).doesNotExist();
    }

    @Test
    void jobIsCancelledWhileItsFilesCannotBeStored() throws IOException {
        Path file = Files.writeString(Files.createTempDirectory("run").resolve("report.json"), "{}");
        CountDownLatch trained = new CountDownLatch(1);
        start(1, Duration.ofMinutes(10), spoiling(file, trained));
        UUID id = house.submit("a", 0, SPEC).id();
        reached(trained);
        house.cancel(id);
        assertThat(ended(id).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void jobWhoseResultHasNoRoomIsNotTrained() {
        AtomicInteger runs = new AtomicInteger();
        start(1, new Trainer() {
            @Override
            public TrainingResult train(Run run) {
                runs.incrementAndGet();
                return threeIterations(run);
            }

            @Override
            public long resultBytes(TrainingPlan plan, TrainingData data) {
                return Long.MAX_VALUE / 4;
            }
        });
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure()).isNotNull().extracting(Failure::type).isEqualTo("disk_full");
        assertThat(runs).hasValue(0);
    }

    /** Leaves a file, and then a file where the folder of artifacts should be. */
    private Trainer spoiling(Path file, CountDownLatch trained) {
        Trainer leaving = leaving(file);
        return run -> {
            try {
                Files.deleteIfExists(house.artifactFolder());
                Files.writeString(house.artifactFolder(), "a file where the folder should be");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            trained.countDown();
            return leaving.train(run);
        };
    }

    @Test
    void jobsRunAtOnceWithinTheSlots() {
        CyclicBarrier both = new CyclicBarrier(2);
        start(2, run -> {
            meet(both);
            return threeIterations(run);
        });
        UUID one = house.submit("1", 0, SPEC).id();
        UUID other = house.submit("2", 0, SPEC).id();
        assertThat(ended(one).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(ended(other).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void eachJobRunsOnceWhereTwoServicesShareTheDatabase() {
        AtomicInteger runs = new AtomicInteger();
        Trainer counting = run -> {
            runs.incrementAndGet();
            return threeIterations(run);
        };
        start(2, counting);
        start(2, counting);
        List<UUID> jobs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            jobs.add(house.submit("job " + i, 0, SPEC).id());
        }
        assertThat(jobs).allSatisfy(id -> assertThat(ended(id).attempt()).isEqualTo(1));
        assertThat(runs).hasValue(12);
    }

    @Test
    void runningJobStopsWhenItIsCancelled() {
        CountDownLatch running = new CountDownLatch(1);
        start(1, untilStopped(running));
        UUID id = house.submit("a", 0, SPEC).id();
        reached(running);
        house.cancel(id);
        Job job = ended(id);
        assertThat(job.status()).isEqualTo(Status.CANCELLED);
        assertThat(job.receipt()).isNotNull().extracting(Receipt::missing).isEqualTo(0L);
    }

    @Test
    void drainGivesTheJobBackWithoutCountingTheAttempt() {
        CountDownLatch running = new CountDownLatch(1);
        Workers first = start(1, untilStopped(running));
        UUID id = house.submit("a", 0, SPEC).id();
        reached(running);
        first.stop();
        Job job = house.job(id);
        assertThat(job.status()).isEqualTo(Status.QUEUED);
        assertThat(job.attempt()).isZero();
        assertThat(house.series(id, "loss")).isEmpty();
        assertThat(house.data(id, EventKind.REWIND)).hasSize(1);
        start(1, WorkersTest::threeIterations);
        assertThat(ended(id).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(house.series(id, "loss")).containsExactly(0.9, 0.8, 0.7);
    }

    @Test
    void workerThatLostItsLeaseLeavesTheJobToTheNext() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Trainer patient = untilStopped(running);
        start(1, run -> {
            try {
                return patient.train(run);
            } finally {
                left.countDown();
            }
        });
        UUID id = house.submit("a", 0, SPEC).id();
        reached(running);
        house.jdbc()
                .sql("update jobs set lease_token = gen_random_uuid() where id = ?")
                .param(id)
                .update();
        reached(left);
        assertThat(house.job(id).status()).isEqualTo(Status.RUNNING);
        assertThat(house.kinds(id)).doesNotContain("end");
    }

    @Test
    void failedTrainingTellsItsReason() {
        start(1, run -> {
            run.log().iteration(1, 1, Map.of("loss", Double.NaN));
            throw new TrainingFailed("non_finite_loss", "The loss was NaN at iteration 1.");
        });
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure())
                .isEqualTo(new Failure("non_finite_loss", "Non finite loss", "The loss was NaN at iteration 1."));
        assertThat(house.series(job.id(), "loss")).containsExactly(Double.NaN);
        assertThat(job.receipt()).isEqualTo(new Receipt(1L, 1L, 0L, null, null));
    }

    @Test
    void unexpectedFailureShowsNothingOfTheInside() {
        start(1, run -> {
            throw new IllegalStateException("secret path /srv/x");
        });
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("internal_error");
            assertThat(failure.detail()).doesNotContain("secret");
        });
    }

    @Test
    void threadOutlivesAJobThatRanOutOfMemory() {
        AtomicInteger runs = new AtomicInteger();
        start(1, run -> {
            if (runs.incrementAndGet() == 1) {
                throw new OutOfMemoryError("Cannot allocate");
            }
            return threeIterations(run);
        });
        Job first = ended(house.submit("a", 0, SPEC).id());
        assertThat(first.failure()).isNotNull().extracting(Failure::type).isEqualTo("out_of_memory");
        assertThat(ended(house.submit("b", 0, SPEC).id()).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void nativeCodeThatGetsNoMemoryFailsItsJobAlone() {
        start(1, run -> {
            throw new IllegalStateException(
                    "a batch could not be read", new RuntimeException("Allocation failed: [Requested amount exceeds"));
        });
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("out_of_memory");
            assertThat(failure.detail()).contains("Try smaller batches");
        });
    }

    @Test
    void jobThatDoesNotFitBesideAnotherWaitsForItsEnd() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        startInLittleMemory(3, run -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            reached(go);
            atOnce.decrementAndGet();
            return threeIterations(run);
        });
        UUID first = house.submit("1", 0, SPEC).id();
        await().until(() -> atOnce.get() == 1);
        UUID second = house.submit("2", 0, SPEC).id();
        await().until(() -> house.kinds(second).contains("warning"));
        assertThat(house.data(second, EventKind.WARNING).get(0).get("message").stringValue())
                .contains("Waits until jobs that run beside it end")
                .contains("MB of the heap");
        go.countDown();
        assertThat(ended(first).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(ended(second).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(most).hasValue(1);
    }

    @Test
    void jobThatWaitsForMemoryCanBeCancelled() {
        CountDownLatch running = new CountDownLatch(1);
        startInLittleMemory(2, untilStopped(running));
        UUID first = house.submit("1", 0, SPEC).id();
        reached(running);
        UUID second = house.submit("2", 0, SPEC).id();
        await().until(() -> house.kinds(second).contains("warning"));
        house.cancel(second);
        assertThat(ended(second).status()).isEqualTo(Status.CANCELLED);
        assertThat(house.job(first).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void jobThatNeedsMoreThanItsWorkerHasFails() {
        MemorySize tiny = new MemorySize(1L << 30, 1L << 20);
        start(
                1,
                Duration.ofSeconds(1),
                new Training(
                        prepared((spec, watch) -> data(spec)),
                        new MemoryBudget(tiny),
                        run -> {
                            throw new AssertionError("trained");
                        },
                        house.judge(DATASETS)));
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("out_of_memory");
            assertThat(failure.detail()).contains("its worker has 1024 MB of the heap and 1 MB outside of it");
        });
    }

    @Test
    void errorOutsideOfTrainingTakesNoSlot() {
        AtomicInteger loads = new AtomicInteger();
        start(training(
                prepared((spec, watch) -> {
                    if (loads.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return data(spec);
                }),
                WorkersTest::threeIterations));
        Job first = ended(house.submit("a", 0, SPEC).id());
        assertThat(first.failure()).isNotNull().extracting(Failure::type).isEqualTo("out_of_memory");
        assertThat(ended(house.submit("b", 0, SPEC).id()).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void dataThatChangedSinceSubmissionFailsTheJob() {
        start(training(
                prepared((spec, watch) -> {
                    throw new InvalidSpec("sha256", "does not match");
                }),
                WorkersTest::threeIterations));
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("dataset_changed");
            assertThat(failure.detail()).contains("sha256 does not match");
        });
    }

    @Test
    void drainingEndsAFetchAndGivesTheJobBack() {
        Workers workers = start(fetchingForever());
        UUID id = house.submitWithoutData(SPEC).id();
        await().until(() -> house.kinds(id).contains("fetch"));
        workers.stop();
        Job job = house.job(id);
        assertThat(job.status()).isEqualTo(Status.QUEUED);
        assertThat(job.attempt()).isZero();
        assertThat(house.progress(id).get("iterations").isNull()).isTrue();
    }

    @Test
    void cancellingEndsAFetch() {
        start(fetchingForever());
        UUID id = house.submitWithoutData(SPEC).id();
        await().until(() -> house.kinds(id).contains("fetch"));
        house.cancel(id);
        Job job = ended(id);
        assertThat(job.status()).isEqualTo(Status.CANCELLED);
        assertThat(job.receipt()).isEqualTo(new Receipt(0L, 0L, 0L, null, null));
    }

    @Test
    void leaseIsKeptDuringAFetch() {
        start(fetchingForever());
        UUID id = house.submitWithoutData(SPEC).id();
        await().until(() -> house.kinds(id).contains("fetch"));
        Instant until = house.job(id).lease().until();
        await().until(() -> house.job(id).lease().until().isAfter(until));
        assertThat(house.job(id).attempt()).isEqualTo(1);
    }

    @Test
    void fetchIsToldOnceASecondAndWhenItIsDone() {
        AtomicInteger bytes = new AtomicInteger();
        start(training(
                prepared((spec, watch) -> {
                    while (bytes.incrementAndGet() <= 5_000) {
                        watch.waiting(new FetchProgress("http://x/y", bytes.get(), 5_000L));
                    }
                    throw new InvalidSpec("uri", "is enough");
                }),
                WorkersTest::threeIterations));
        UUID id = ended(house.submitWithoutData(SPEC).id()).id();
        List<JsonNode> told = house.data(id, EventKind.FETCH);
        assertThat(told.get(0).get("bytes").intValue()).isEqualTo(1);
        assertThat(told.get(told.size() - 1).get("bytes").intValue()).isEqualTo(5_000);
        assertThat(told).hasSizeLessThan(100);
    }

    private Training fetchingForever() {
        return training(
                prepared((spec, watch) -> {
                    while (true) {
                        watch.waiting(new FetchProgress("http://x/y", 0, null));
                    }
                }),
                WorkersTest::threeIterations);
    }

    @Test
    void lostJobIsTakenUpByALivingWorker() {
        UUID id = house.submit("a", 0, SPEC).id();
        house.claim(JobHouse.NO_TIME);
        start(1, WorkersTest::threeIterations);
        Job job = ended(id);
        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(job.attempt()).isEqualTo(2);
    }

    private static TrainingResult threeIterations(Run run) {
        for (int i = 1; i <= 3; i++) {
            run.log().iteration(1, i, Map.of("loss", (10 - i) / 10.0));
        }
        return TrainingResult.without(null, 3, Map.of(), "abc");
    }

    private static Trainer leaving(Path file) {
        return run -> {
            run.log().iteration(1, 1, Map.of("loss", 0.5));
            return TrainingResult.without(null, 1, Map.of("report.json", file), "abc");
        };
    }

    private static Trainer untilStopped(CountDownLatch running) {
        return run -> {
            long iteration = 0;
            while (run.stop().requested() == null) {
                run.log().iteration(1, ++iteration, Map.of("loss", 0.5));
                running.countDown();
                Thread.onSpinWait();
            }
            return TrainingResult.without(run.stop().requested(), iteration, Map.of(), "abc");
        };
    }

    private Training training(Preparation preparation, Trainer trainer) {
        return new Training(
                preparation, new MemoryBudget(new MemorySize(1L << 30, 1L << 30)), trainer, house.judge(DATASETS));
    }

    /** With room for one job of {@link #SPEC}, and not for two. */
    private Workers startInLittleMemory(int slots, Trainer trainer) {
        MemorySize little = new MemorySize(1L << 30, 60L << 20);
        return start(
                slots,
                Duration.ofSeconds(1),
                new Training(
                        prepared((spec, watch) -> data(spec)),
                        new MemoryBudget(little),
                        trainer,
                        house.judge(DATASETS)));
    }

    private Workers start(int slots, Trainer trainer) {
        return start(slots, Duration.ofSeconds(1), trainer);
    }

    private Workers start(int slots, Duration patience, Trainer trainer) {
        return start(slots, patience, training(prepared((spec, watch) -> data(spec)), trainer));
    }

    private Preparation prepared(BiFunction<JobSpec, FetchWatch, LoadedDataset> datasets) {
        return new Preparation(datasets, house.admission(DATASETS));
    }

    private Workers start(Training training) {
        return start(1, Duration.ofSeconds(1), training);
    }

    private Workers start(int slots, Duration patience, Training training) {
        RunnerSettings settings =
                new RunnerSettings(slots, Duration.ofSeconds(5), Path.of("target/scratch"), patience, 3, Duration.ZERO);
        return houseWorkers.start(settings, training);
    }

    private Job ended(UUID id) {
        return await().pollInterval(Duration.ofMillis(20))
                .until(() -> house.job(id), job -> job.status().isTerminal());
    }

    private static void reached(CountDownLatch latch) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(120, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static LoadedDataset data(JobSpec spec) {
        Examples none = new NoExamples();
        TrainingData data = new TrainingData(
                InputShape.flat(1),
                Target.regression(List.of("y")),
                TargetScaling.none(1),
                none,
                none,
                none,
                List.of(),
                JsonMapper.shared().createObjectNode(),
                List.of());
        return new LoadedDataset(spec.dataset(), data, JsonMapper.shared().createObjectNode());
    }

    private static final class NoExamples implements Examples {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int sample(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public String name(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    }
}
