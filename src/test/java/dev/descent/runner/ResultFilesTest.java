package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.artifact.Artifact;
import dev.descent.job.Failure;
import dev.descent.job.Job;
import dev.descent.job.Status;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResultFilesTest extends WorkersFixture {
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
}
