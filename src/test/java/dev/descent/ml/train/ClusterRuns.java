package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Runs by a cluster and by one machine, on the same data: of 90 examples in batches of 16 there are 6 an epoch, the last of 10. */
abstract class ClusterRuns {
    static final String MLP = "{'type':'mlp','hidden':[16],'activation':'tanh'}";
    static final String DROPOUT = "{'type':'mlp','hidden':[16],'dropout':0.3}";
    static final String LEARNED =
            "{'type': 'sum', 'weighting': 'uncertainty', 'terms': [{'loss': 'mse'}, {'loss': 'cross_entropy'}]}";

    @TempDir
    Path scratch;

    final Recorder log = new Recorder();

    /** @param cluster or null for this machine alone */
    LocalTrainer trainer(@Nullable ShardCluster cluster) throws Exception {
        LocalTrainer local = new LocalTrainer(Files.createTempDirectory(scratch, "run"));
        return cluster == null ? local : local.over(cluster);
    }

    static Run run(TrainingPlan plan, Recorder log) {
        return run(plan, data(), log);
    }

    static Run run(TrainingPlan plan, TrainingData data, Recorder log) {
        return new Run(plan, () -> data, Checkpoints.NONE, log, () -> null);
    }

    static TrainingData data() {
        return TrainingProgram.data(TrainingProgram.MLP);
    }

    static TrainingPlan plan(String model, String optimizer, String loss, String training) {
        String its = optimizer.startsWith("{") ? optimizer : "'" + optimizer + "'";
        String json =
                "{'model': %s, 'loss': %s, 'optimizer': %s, 'training': %s}".formatted(model, loss, its, training);
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }
}
