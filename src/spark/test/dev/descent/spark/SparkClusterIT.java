package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executors, each a process of its own; the master and its workers are in this one. */
@OnSparksJava
class SparkClusterIT {
    private static final String MLP = "{'type':'mlp','hidden':[64,32],'dropout':0.2}";
    private static final String TRAINING = "{'epochs': 6, 'batch_size': 33%s}";

    @TempDir
    Path scratch;

    @Test
    void executorsHaveTheBitsOfTwoShardsThoughOneIsKilled() throws Exception {
        TrainingPlan halves = Plans.of(MLP, "'adam'", TRAINING.formatted(", 'shards': 2"));
        Losses alone = new Losses();
        TrainingResult here = train(new LocalTrainer(scratch), halves, alone);
        List<ProcessHandle> killed = new ArrayList<>();
        Losses log = new Losses(iteration -> {
            if (iteration == 20) {
                killed.addAll(Executors.kill(1, Executors.of(ProcessHandle.current())));
            }
        });
        TrainingResult there = train(cluster(), Plans.of(MLP, "'adam'", TRAINING.formatted("")), log);

        assertThat(killed).hasSize(1).noneMatch(ProcessHandle::isAlive);
        assertThat(log.values).isEqualTo(alone.values);
        assertThat(there.parametersSha256()).isEqualTo(here.parametersSha256());
    }

    @AfterEach
    void clear() {
        System.clearProperty(SentUpdate.PASSED_ON_FROM);
    }

    /** Workers that go on by themselves for four iterations, the same whichever executor has them, and however it has the numbers. */
    @Test
    void aKilledExecutorChangesNoLossOfLocalSgd() throws Exception {
        String every = ", 'cluster': {'type': 'spark', 'workers': 2, 'sync': {'every': 4}}";
        TrainingPlan plan = Plans.of(MLP, "'adam'", TRAINING.formatted(every));
        Losses undisturbed = new Losses();
        TrainingResult whole = train(cluster(), plan, undisturbed);
        List<ProcessHandle> killed = new ArrayList<>();
        Losses log = new Losses(iteration -> {
            if (iteration == 20) {
                killed.addAll(Executors.kill(1, Executors.of(ProcessHandle.current())));
            }
        });
        System.setProperty(SentUpdate.PASSED_ON_FROM, "2");
        TrainingResult disturbed = train(cluster(), plan, log);

        assertThat(killed).hasSize(1).noneMatch(ProcessHandle::isAlive);
        assertThat(log.values).hasSize(90).isEqualTo(undisturbed.values);
        assertThat(disturbed.parametersSha256()).isEqualTo(whole.parametersSha256());
    }

    private Trainer cluster() throws Exception {
        SparkHome.made();
        System.setProperty("spark.executor.extraClassPath", SparkHome.classes());
        return new SparkTrainer(
                new SparkOptions("local-cluster[2,1,1024]", 2, "1g"), DrawnRows::rows, new LocalTrainer(scratch));
    }

    private static TrainingResult train(Trainer trainer, TrainingPlan plan, Losses log) {
        return trainer.train(new Run(plan, DrawnRows::rows, Checkpoints.NONE, log, () -> null));
    }
}
