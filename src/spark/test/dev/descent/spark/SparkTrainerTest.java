package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spark in this process: two tasks at once, each of which may be tried four times. */
@OnSparksJava
class SparkTrainerTest {
    private static final String MASTER = "local[2,4]";
    private static final String MLP = "{'type':'mlp','hidden':[16],'activation':'tanh'}";
    private static final String DROPOUT = "{'type':'mlp','hidden':[16],'dropout':0.3}";

    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({"sgd, onednn, 2", "adam, onednn, 3", "adam, dl4j, 2"})
    void lossesAreThoseOfOneMachine(String optimizer, String engine, int workers) {
        String training = "{'epochs': 14, 'batch_size': 32, 'engine': '" + engine + "'}";
        TrainingPlan plan = Plans.of(MLP, "'" + optimizer + "'", training);
        List<Double> here = losses(new LocalTrainer(scratch), plan);
        List<Double> there = losses(cluster(workers), plan);

        assertThat(here).hasSizeGreaterThan(200);
        assertThat(there).hasSameSizeAs(here);
        for (int i = 0; i < 200; i++) {
            assertThat(there.get(i)).isCloseTo(here.get(i), within(1e-6));
        }
        assertThat(here.get(200)).isLessThan(here.get(0) * 0.95);
    }

    @Test
    void twoWorkersHaveTheBitsOfTwoShards() {
        String training = "{'epochs': 3, 'batch_size': 33%s}";
        TrainingResult here = train(
                new LocalTrainer(scratch), Plans.of(DROPOUT, "'adam'", training.formatted(", 'shards': 2")), () -> null);
        TrainingResult there = train(cluster(2), Plans.of(DROPOUT, "'adam'", training.formatted("")), () -> null);
        assertThat(there.parametersSha256()).isEqualTo(here.parametersSha256());
    }

    @Test
    void aWorkerByItselfHasTheBitsOfOneMachine() {
        String training = "{'epochs': 3, 'batch_size': 33%s}";
        TrainingResult here =
                train(new LocalTrainer(scratch), Plans.of(DROPOUT, "'adam'", training.formatted("")), () -> null);
        String every = ", 'cluster': {'type': 'spark', 'workers': 1, 'sync': {'every': 4}}";
        TrainingPlan plan = Plans.of(DROPOUT, "'adam'", training.formatted(every));
        assertThat(train(cluster(1), plan, () -> null).parametersSha256()).isEqualTo(here.parametersSha256());
    }

    @Test
    void aRunIsCancelledBetweenIterations() {
        AtomicReference<StopSignal.Reason> reason = new AtomicReference<>();
        Losses log = new Losses(iteration -> reason.set(iteration == 5 ? StopSignal.Reason.CANCELLED : null));
        TrainingPlan plan = Plans.of(MLP, "'adam'", "{'epochs': 3, 'batch_size': 32}");
        TrainingResult result =
                cluster(2).train(new Run(plan, DrawnRows::rows, Checkpoints.NONE, log, reason::get));
        assertThat(result.stopped()).isEqualTo(StopSignal.Reason.CANCELLED);
        assertThat(log.values).hasSize(5);
        assertThat(result.files()).containsKey("model.zip");
    }

    @Test
    void dataThatAnExecutorCannotOpenIsToldWithItsReason() {
        SentData missing = () -> {
            throw new TrainingFailed("data_changed", "The data is not there any more.");
        };
        Trainer trainer = new SparkTrainer(new SparkOptions(MASTER, 2, "1g"), missing, new LocalTrainer(scratch));
        TrainingPlan plan = Plans.of(MLP, "'adam'", "{'epochs': 3, 'batch_size': 32}");
        assertThat(train(trainer, plan, () -> null).failure()).hasMessage("The data is not there any more.");
    }

    private Trainer cluster(int workers) {
        return new SparkTrainer(
                new SparkOptions(MASTER, workers, "1g"), DrawnRows::rows, new LocalTrainer(scratch));
    }

    private static List<Double> losses(Trainer trainer, TrainingPlan plan) {
        Losses log = new Losses();
        trainer.train(new Run(plan, DrawnRows::rows, Checkpoints.NONE, log, () -> null));
        return log.values;
    }

    private static TrainingResult train(Trainer trainer, TrainingPlan plan, StopSignal stop) {
        return trainer.train(new Run(plan, DrawnRows::rows, Checkpoints.NONE, new Losses(), stop));
    }
}
