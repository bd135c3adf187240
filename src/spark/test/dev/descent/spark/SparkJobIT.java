package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A job through the service: its driver is started by Spark's own launcher, its executors are processes of {@code local-cluster}. */
@OnSparksJava
class SparkJobIT {
    private static final String JOB = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [16], "dropout": 0.2},
             "loss": "cross_entropy", "training": {"epochs": 6, "batch_size": 25,
             "checkpoint": {"every_iterations": 10}, %s}}
            """;

    @TempDir
    Path home;

    @Test
    void jobWhoseDriverIsKilledHasTheBitsOfTwoShards() throws Exception {
        try (SparkService service = SparkService.start(home.resolve("service.log"), settings())) {
            String alone = service.submit(JOB.formatted("\"shards\": 2"));
            JsonNode undisturbed = service.ended(alone);
            String clustered = service.submit(JOB.formatted("\"cluster\": {\"type\": \"spark\", \"workers\": 2}"));
            service.await(clustered, 25);
            assertThat(drivers()).singleElement().matches(ProcessHandle::destroyForcibly);
            JsonNode job = service.ended(clustered);

            assertThat(job.path("status").stringValue()).as(job.toString()).isEqualTo("succeeded");
            assertThat(job.at("/receipt/parameters_sha256")).isEqualTo(undisturbed.at("/receipt/parameters_sha256"));
            assertThat(job.path("attempt").asInt()).isEqualTo(2);
            assertThat(service.losses(clustered)).isEqualTo(service.losses(alone)).hasSize(120);
            assertThat(drivers()).isEmpty();
        }
    }

    private Map<String, String> settings() throws IOException {
        Path spark = SparkHome.made();
        return Map.of(
                "DESCENT_HOME", home.toString(),
                "DESCENT_LEASE", "5s",
                "DESCENT_SPARK_MASTER", "local-cluster[2,1,1024]",
                "DESCENT_SPARK_EXECUTOR_MEMORY", "1g",
                "DESCENT_SPARK_TRAINER", spark.resolveSibling("descent-trainer.jar").toString(),
                "SPARK_HOME", spark.toString());
    }

    private static List<ProcessHandle> drivers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("deploy.SparkSubmit"))
                .toList();
    }
}
