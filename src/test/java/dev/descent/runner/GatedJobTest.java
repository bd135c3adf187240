package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.event.log.EventKind;
import dev.descent.job.Job;
import dev.descent.job.JobSpec;
import dev.descent.job.Progress;
import dev.descent.job.Status;
import dev.descent.job.queue.JobHouse;
import dev.descent.ml.gate.GateVerdict;
import dev.descent.ml.gate.Verdict;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a job whose gates are judged when something comes between. */
class GatedJobTest {
    private static final JsonNode SPEC = JsonMapper.shared().readTree("""
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [8]}, "loss": "cross_entropy",
             "optimizer": "adam", "training": {"epochs": 1, "batch_size": 100}}
            """);
    private static final Path SCRATCH = Path.of("target", "scratch-gates");
    private static final DataSize SOME = DataSize.ofMegabytes(64);
    private static final Datasets DATASETS =
            Datasets.of(new DatasetSettings(Path.of("target"), SOME, Path.of("target"), SOME, SOME, 1));

    @AutoClose
    private final JobHouse house = new JobHouse();

    private final HouseWorkers houseWorkers = new HouseWorkers(house);

    @AfterEach
    void stopWorkers() {
        houseWorkers.stop();
    }

    @Test
    void aJobWhoseWorkerEndsWhileItIsJudgedIsJudgedByTheNext() {
        AtomicInteger trained = new AtomicInteger();
        Workers[] first = new Workers[1];
        Trainer thatIsStopped = run -> {
            var result = new LocalTrainer(SCRATCH).train(run);
            trained.incrementAndGet();
            new Thread(() -> first[0].stop()).start();
            await().until(() -> run.stop().requested() != null);
            return result;
        };
        first[0] = start(thatIsStopped, new MemorySize(1L << 30, 1L << 30));
        UUID id = submit(gated("{'metric': 'validation_loss', 'max': 100}"));
        await().until(() -> trained.get() == 1 && house.job(id).status() == Status.QUEUED);
        start(new LocalTrainer(SCRATCH), new MemorySize(1L << 30, 1L << 30));

        Job job = ended(id);
        assertThat(job.state().gatesPassed()).isTrue();
        assertThat(job.receipt().missing()).isZero();
        assertThat(house.data(id, EventKind.METRICS))
                .hasSize(house.data(id, EventKind.EPOCH).size());
    }

    @Test
    void aDamagedBaselineIsInconclusiveAndTheJobSucceeds() throws Exception {
        start(new LocalTrainer(SCRATCH), new MemorySize(1L << 30, 1L << 30));
        Job baseline = ended(submit((ObjectNode) SPEC.deepCopy()));
        Path model = house.artifactFolder()
                .resolve(baseline.id().toString())
                .resolve(house.artifacts().get(baseline.id(), "model.zip").sha256());
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);

        Job job = ended(submit(gated(
                "{'metric': 'validation_loss', 'no_worse_than': {'job': '" + baseline.id() + "'}, 'margin': 0.1}")));

        GateVerdict verdict = job.state().gates().gates().get(0);
        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.value()).isNotNull();
        assertThat(verdict.reason()).contains("its bytes have changed");
        assertThat(house.data(job.id(), EventKind.WARNING))
                .extracting(warning -> warning.get("message").stringValue())
                .anyMatch(message -> message.startsWith("Gate of validation_loss inconclusive"));
    }

    @Test
    void aBaselineThatNeedsMoreMemoryThanThereIsIsInconclusive() {
        start(new LocalTrainer(SCRATCH), new MemorySize(1L << 30, 1L << 30)).stop();
        Workers large = start(new LocalTrainer(SCRATCH), new MemorySize(1L << 30, 1L << 30));
        ObjectNode wide = (ObjectNode) SPEC.deepCopy();
        ((ObjectNode) wide.get("model")).putArray("hidden").add(3000).add(3000);
        Job baseline = ended(submit(wide));
        large.stop();
        start(new LocalTrainer(SCRATCH), new MemorySize(1L << 30, 80L << 20));

        Job job = ended(submit(gated(
                "{'metric': 'validation_loss', 'no_worse_than': {'job': '" + baseline.id() + "'}, 'margin': 0.1}")));

        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(job.state().gatesPassed()).isNull();
        assertThat(job.state().gates().gates().get(0).reason()).contains("80 MB outside of it");
    }

    private static ObjectNode gated(String gate) {
        ObjectNode spec = (ObjectNode) SPEC.deepCopy();
        spec.putArray("gates").add(JsonMapper.shared().readTree(gate.replace('\'', '"')));
        return spec;
    }

    private UUID submit(ObjectNode spec) {
        return house.submit(spec, Progress.none(1, 4L)).id();
    }

    private Job ended(UUID id) {
        await().until(() -> house.job(id).status().isTerminal());
        return house.job(id);
    }

    private Workers start(Trainer trainer, MemorySize memory) {
        RunnerSettings settings =
                new RunnerSettings(1, Duration.ofSeconds(30), SCRATCH, Duration.ofSeconds(1), 3, Duration.ZERO);
        Preparation preparation = new Preparation(
                (JobSpec spec, FetchWatch watch) ->
                        DATASETS.load(spec.dataset(), spec.loss().scalesTarget()),
                house.admission(DATASETS));
        return houseWorkers.start(
                settings, new Training(preparation, new MemoryBudget(memory), trainer, house.judge(DATASETS)));
    }
}
