package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    private final HttpClient http = HttpClient.newHttpClient();
    private String address = "";

    @Test
    void jobWhoseDriverIsKilledHasTheBitsOfTwoShards() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(home.resolve("service.log"), settings())) {
            address = "http://localhost:" + service.port();
            await("/actuator/health", answer -> answer.path("status").asString("").equals("UP"));
            String alone = submit("\"shards\": 2");
            JsonNode undisturbed = ended(alone);
            String clustered = submit("\"cluster\": {\"type\": \"spark\", \"workers\": 2}");
            await(clustered, job -> job.at("/progress/iteration").asLong() > 25);
            assertThat(drivers()).singleElement().matches(ProcessHandle::destroyForcibly);
            JsonNode job = ended(clustered);

            assertThat(job.path("status").stringValue()).as(job.toString()).isEqualTo("succeeded");
            assertThat(job.at("/receipt/parameters_sha256")).isEqualTo(undisturbed.at("/receipt/parameters_sha256"));
            assertThat(job.path("attempt").asInt()).isEqualTo(2);
            assertThat(losses(clustered)).isEqualTo(losses(alone)).hasSize(120);
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

    private JsonNode ended(String job) {
        return await(job, answer -> !answer.path("finished_at").isNull());
    }

    private JsonNode await(String path, Predicate<JsonNode> reached) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .ignoreExceptions()
                .until(() -> get(path), reached);
    }

    private List<Double> losses(String job) throws Exception {
        return get(job + "/metrics?series=loss").at("/series/loss/values").valueStream()
                .map(JsonNode::doubleValue)
                .toList();
    }

    private String submit(String training) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/v1/jobs"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JOB.formatted(training)))
                .build();
        JsonNode answer = JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
        assertThat(answer.has("id")).as(answer.toString()).isTrue();
        return "/v1/jobs/" + answer.path("id").stringValue();
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path)).build();
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
