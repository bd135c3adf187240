package dev.descent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.content.ContentStores;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.DataHandle;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a job's owner is told where its driver cannot train. */
class RemoteRunTest {
    private static final String CSV = """
            {"uri": "file:rows.csv", "sha256": "%s", "format": {"type": "csv", "target": "y"}}
            """;

    @TempDir
    Path scratch;

    @Test
    void dataThatIsNotThereIsTheJobsFailureAndItsPlaceIsNotTold() {
        String place = scratch.resolve("rows.csv").toString();
        DatasetSpec spec =
                SpecReader.read(JsonMapper.shared().readTree(CSV.formatted("0".repeat(64))), DatasetSpec.class);
        LocalData data = new LocalData(spec, true, Map.of("", DataPlace.at(place)), 1L << 20, 1L << 20);

        assertThatThrownBy(() ->
                        new LocalDrivers(Duration.ofMinutes(1)).trainer(scratch).train(run(data)))
                .isInstanceOfSatisfying(TrainingFailed.class, failed -> assertThat(failed.type())
                        .isEqualTo("dataset_unreachable"))
                .hasMessageContaining("it is not there, or cannot be read")
                .hasMessageNotContaining(place);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void driverThatCannotBeStartedIsTheJobsFailure() {
        assertThatThrownBy(() -> nowhere().train(run(LocalDrivers.SPIRALS)))
                .isInstanceOfSatisfying(TrainingFailed.class, failed -> assertThat(failed.type())
                        .isEqualTo("cluster_unavailable"))
                .hasMessageNotContaining("nowhere");
    }

    @Test
    void linksThatEndSoonerAreWarnedOfOnceInAJob() {
        DataPlace link = DataPlace.at("https://bucket/rows?X-Amz-Security-Token=session");
        LocalData data = LocalDrivers.SPIRALS.at(Map.of("", link));
        ToldLines log = new ToldLines();

        for (Checkpoints checkpoints : List.of(Checkpoints.NONE, new OwnCheckpoints())) {
            assertThatThrownBy(() -> nowhere().train(run(data, checkpoints, log)))
                    .isInstanceOf(TrainingFailed.class);
        }
        assertThat(log.lines()).singleElement().asString().contains("session credentials");
    }

    @Test
    void sparkIsToldWhereTheTrainerAndItsLibrariesAre() throws IOException {
        Files.createDirectory(scratch.resolve("descent-trainer-lib"));
        SparkSettings settings = new SparkSettings(
                "yarn", "/opt/spark", scratch.resolve("descent-trainer.jar").toString(), "4g", "2g", "");

        assertThat(new SparkSubmit(settings).command())
                .startsWith("/opt/spark/bin/spark-submit", "--master", "yarn", "--deploy-mode", "client")
                .containsSequence("--driver-memory", "2g")
                .contains("spark.executor.extraClassPath=" + scratch.resolve("descent-trainer-lib") + "/*")
                .endsWith("--class", "dev.descent.spark.SparkDriver", settings.trainer());
    }

    private ClusterTrainer nowhere() {
        SparkSettings spark =
                new SparkSettings("local[1]", scratch.resolve("nowhere").toString(), "t.jar", "1g", "1g", "");
        return new ClusterTrainer(
                new ClusterData(spark, ContentStores.IN_FOLDERS), ModelFiles.NONE, scratch, Duration.ofMinutes(1));
    }

    /** Of a job that goes on. */
    private static final class OwnCheckpoints implements Checkpoints {
        @Override
        public @Nullable SavedCheckpoint newest() {
            return null;
        }

        @Override
        public boolean areNew() {
            return false;
        }

        @Override
        public SavedCheckpoint open(long iteration) {
            throw new AssertionError("a driver would ask for it");
        }

        @Override
        public void keep(Checkpoint checkpoint) {}
    }

    private static Run run(LocalData data) {
        return run(data, Checkpoints.NONE, new ToldLines());
    }

    private static Run run(LocalData data, Checkpoints checkpoints, TrainingLog log) {
        TrainingPlan plan = SpecReader.read(JsonMapper.shared().readTree("""
                {"model": "mlp", "loss": "mse", "optimizer": "adam", "training": {"cluster": {"type": "spark"}}}
                """), TrainingPlan.class);
        DataHandle handle = new DataHandle() {
            @Override
            public TrainingData open() {
                throw new AssertionError("a driver reads it");
            }

            @Override
            public PlacedData place() {
                return new PlacedData(data, () -> {});
            }
        };
        return new Run(plan, handle, checkpoints, log, () -> null);
    }
}
