package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.LoadedDataset;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.job.Job;
import dev.descent.job.JobSpec;
import dev.descent.job.queue.JobHouse;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Workers with trainers that are made for the test, and a job that they are given. */
abstract class WorkersFixture {
    static final Datasets DATASETS = Datasets.of(new DatasetSettings(
            Path.of("target"),
            DataSize.ofMegabytes(1),
            Path.of("target"),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1),
            1));

    static final JsonNode SPEC = JsonMapper.shared().readTree("""
            {"dataset": {"uri": "file:a.csv", "format": {"type": "csv", "target": "y"}},
             "model": "mlp", "loss": "mse", "training": {"epochs": 2}}
            """);

    @AutoClose
    final JobHouse house = new JobHouse();

    final HouseWorkers houseWorkers = new HouseWorkers(house);

    @AfterEach
    void stopWorkers() {
        houseWorkers.stop();
    }

    static TrainingResult threeIterations(Run run) {
        for (int i = 1; i <= 3; i++) {
            run.log().iteration(1, i, Map.of("loss", (10 - i) / 10.0));
        }
        return TrainingResult.without(null, 3, Map.of(), "abc");
    }

    static Trainer leaving(Path file) {
        return run -> {
            run.log().iteration(1, 1, Map.of("loss", 0.5));
            return TrainingResult.without(null, 1, Map.of("report.json", file), "abc");
        };
    }

    static Trainer untilStopped(CountDownLatch running) {
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

    Training training(Preparation preparation, Trainer trainer) {
        return new Training(
                preparation, new MemoryBudget(new MemorySize(1L << 30, 1L << 30)), trainer, house.judge(DATASETS));
    }

    Workers start(int slots, Trainer trainer) {
        return start(slots, Duration.ofSeconds(1), trainer);
    }

    Workers start(int slots, Duration patience, Trainer trainer) {
        return start(slots, patience, training(prepared((spec, watch) -> data(spec)), trainer));
    }

    Preparation prepared(BiFunction<JobSpec, FetchWatch, LoadedDataset> datasets) {
        return new Preparation(datasets, house.admission(DATASETS));
    }

    Workers start(Training training) {
        return start(1, Duration.ofSeconds(1), training);
    }

    Workers start(int slots, Duration patience, Training training) {
        RunnerSettings settings =
                new RunnerSettings(slots, Duration.ofSeconds(5), Path.of("target/scratch"), patience, 3, Duration.ZERO);
        return houseWorkers.start(settings, training);
    }

    Job ended(UUID id) {
        return await().pollInterval(Duration.ofMillis(20))
                .until(() -> house.job(id), job -> job.status().isTerminal());
    }

    static void reached(CountDownLatch latch) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static LoadedDataset data(JobSpec spec) {
        TrainingData data = new TrainingData(
                InputShape.flat(1),
                Target.regression(List.of("y")),
                TargetScaling.none(1),
                Examples.NONE,
                Examples.NONE,
                Examples.NONE,
                List.of(),
                JsonMapper.shared().createObjectNode(),
                List.of());
        return new LoadedDataset(spec.dataset(), data, JsonMapper.shared().createObjectNode());
    }
}
