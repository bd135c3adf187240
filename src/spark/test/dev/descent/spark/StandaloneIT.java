package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers as processes, from the jars of this build alone. */
@OnSparksJava
class StandaloneIT {
    private static final String MLP = "{'type':'mlp','hidden':[64,32],'dropout':0.2}";
    private static final String TRAINING = "{'epochs': 8, 'batch_size': 32%s}";

    @TempDir
    Path scratch;

    @Test
    void aKilledExecutorLosesNothingAndChangesNoLoss() throws Exception {
        Losses alone = new Losses();
        String here = train(new LocalTrainer(scratch), Plans.of(MLP, "'adam'", TRAINING.formatted(", 'shards': 2")), alone);
        try (Standalone cluster = Standalone.start(2, scratch)) {
            List<ProcessHandle> killed = new ArrayList<>();
            Losses log = new Losses(iteration -> {
                if (iteration == 20) {
                    killed.addAll(Executors.kill(1, cluster.executors()));
                }
            });
            System.setProperty("spark.executor.extraClassPath", SparkHome.classes());
            Trainer trainer = new SparkTrainer(
                    new SparkOptions(cluster.master(), 2, "512m"), DrawnRows::rows, new LocalTrainer(scratch));
            String there = train(trainer, Plans.of(MLP, "'adam'", TRAINING.formatted("")), log);

            assertThat(killed).hasSize(1).noneMatch(ProcessHandle::isAlive);
            assertThat(log.values).isEqualTo(alone.values);
            assertThat(there).isEqualTo(here);
        }
    }

    @Test
    void aRunSaysThatItWaitsForExecutorsAndGoesOnWhenThereAreSome() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Losses log = new Losses() {
            @Override
            public void warning(String message) {
                warnings.add(message);
            }
        };
        try (Standalone cluster = Standalone.start(0, scratch)) {
            System.setProperty("spark.executor.extraClassPath", SparkHome.classes());
            Trainer trainer = new SparkTrainer(
                    new SparkOptions(cluster.master(), 1, "512m"), DrawnRows::rows, new LocalTrainer(scratch));
            TrainingPlan plan = Plans.of(MLP, "'adam'", "{'epochs': 1, 'batch_size': 32}");
            CompletableFuture<String> trained = CompletableFuture.supplyAsync(() -> train(trainer, plan, log));
            await().atMost(Duration.ofMinutes(4)).until(() -> !warnings.isEmpty() || trained.isDone());
            cluster.addWorker();

            assertThat(trained.get(4, TimeUnit.MINUTES)).isNotEmpty();
            assertThat(warnings).singleElement().asString().startsWith("The cluster has no executor for this run");
            assertThat(log.values).hasSize(15);
        }
    }

    private static String train(Trainer trainer, TrainingPlan plan, Losses log) {
        return trainer.train(new Run(plan, DrawnRows::rows, Checkpoints.NONE, log, () -> null))
                .parametersSha256();
    }
}
