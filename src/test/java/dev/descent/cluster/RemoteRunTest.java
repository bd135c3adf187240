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
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
        SparkSettings nowhere =
                new SparkSettings("local[1]", scratch.resolve("nowhere").toString(), "t.jar", "1g", "1g", "");
        ClusterTrainer trainer = new ClusterTrainer(
                new ClusterData(nowhere, ContentStores.IN_FOLDERS), ModelFiles.NONE, scratch, Duration.ofMinutes(1));

        assertThatThrownBy(() -> trainer.train(run(LocalDrivers.SPIRALS)))
                .isInstanceOfSatisfying(TrainingFailed.class, failed -> assertThat(failed.type())
                        .isEqualTo("cluster_unavailable"))
                .hasMessageNotContaining("nowhere");
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

    private static Run run(LocalData data) {
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
        return new Run(plan, handle, Checkpoints.NONE, new ToldLines(), () -> null);
    }
}
