package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.s3.S3Clients;
import dev.descent.s3.S3Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** Jobs through a service whose cluster is a master and two workers, processes of their own, that share a bucket with it and no folder. */
@OnSparksJava
class StandaloneJobIT {
    private static final String JOB = """
            {"dataset": {"uri": "file:part-*.csv", "format": {"type": "csv", "target": "y"}},
             "model": {"type": "mlp", "hidden": [16], "dropout": 0.2}, "loss": "mse",
             "training": {"epochs": 12, "batch_size": 20, "checkpoint": {"every_iterations": 10}, %s}}
            """;

    @TempDir
    Path home;

    @AutoClose
    private S3Server bucket;

    @AutoClose
    private Standalone cluster;

    @BeforeEach
    void begin() throws Exception {
        Path files = Files.createDirectories(home.resolve("files"));
        for (int part = 0; part < 2; part++) {
            StringBuilder rows = new StringBuilder("a,b,y\n");
            for (int i = part; i < 400; i += 2) {
                rows.append(i % 7).append(',').append(i % 11).append(',').append(i % 7 - 0.5 * (i % 11)).append('\n');
            }
            Files.writeString(files.resolve("part-" + part + ".csv"), rows);
        }
        bucket = new S3Server(Files.createDirectory(home.resolve("bucket")));
        assertThat(copies()).isZero();
        cluster = Standalone.start(2, Files.createDirectory(home.resolve("cluster")));
    }

    @Test
    void killedExecutorAndWorkerChangeNothingThoughTheirDataIsElsewhere() throws Exception {
        try (SparkService service = SparkService.start(home.resolve("service.log"), settings())) {
            JsonNode undisturbed = service.ended(service.submit(JOB.formatted("\"shards\": 2")));
            String job = service.submit(JOB.formatted("\"cluster\": {\"type\": \"spark\", \"workers\": 2}"));
            service.await(job, 20);
            assertThat(copies()).isEqualTo(2);
            // whoever comes now has nothing but the bucket
            FileSystemUtils.deleteRecursively(home.resolve("files"));
            assertThat(Executors.kill(1, cluster.executors())).hasSize(1);
            service.await(job, 60);
            cluster.killWorker();
            JsonNode ended = service.ended(job);

            assertThat(ended.path("status").stringValue()).as(ended.toString()).isEqualTo("succeeded");
            assertThat(ended.path("attempt").asInt()).isEqualTo(1);
            assertThat(ended.at("/receipt/parameters_sha256")).isEqualTo(undisturbed.at("/receipt/parameters_sha256"));
            List<Double> losses = service.losses(job);
            assertThat(losses)
                    .hasSizeGreaterThan(100)
                    .isEqualTo(service.losses(undisturbed.path("id").stringValue()));
            assertThat(service.streamed(job)).isEqualTo(losses);
            assertThat(copies()).isZero();
            masterThatDoesNotAnswerIsTheJobsFailure(service);
        }
    }

    private void masterThatDoesNotAnswerIsTheJobsFailure(SparkService service) throws Exception {
        cluster.close();
        JsonNode ended = service.ended(service.submit(
                """
                {"dataset": {"uri": "sample:spirals"}, "model": "mlp", "loss": "cross_entropy",
                 "training": {"cluster": {"type": "spark"}}}
                """));
        assertThat(ended.at("/failure/type").stringValue()).as(ended.toString()).isEqualTo("cluster_unavailable");
        assertThat(ended.at("/failure/detail").stringValue())
                .startsWith("No master of the cluster answers")
                .doesNotContain("127.0.0.1");
    }

    private Map<String, String> settings() throws Exception {
        Path spark = SparkHome.made();
        return Map.ofEntries(
                Map.entry("DESCENT_HOME", home.toString()),
                Map.entry("DESCENT_FILES", home.resolve("files").toString()),
                Map.entry("DESCENT_STORE", "s3://cells/spark"),
                Map.entry("DESCENT_S3_ENDPOINT", "http://127.0.0.1:" + bucket.port()),
                Map.entry("DESCENT_S3_ACCESS_KEY", "me"),
                Map.entry("DESCENT_S3_SECRET_KEY", "secret"),
                Map.entry("DESCENT_SPARK_MASTER", cluster.master()),
                Map.entry("DESCENT_SPARK_EXECUTOR_MEMORY", "512m"),
                Map.entry("DESCENT_SPARK_DRIVER_MEMORY", "512m"),
                Map.entry("DESCENT_SPARK_TRAINER", spark.resolveSibling("descent-trainer.jar").toString()),
                Map.entry("SPARK_HOME", spark.toString()));
    }

    /** Of data, in the bucket. */
    private int copies() {
        Duration most = Duration.ofSeconds(30);
        ClientOverrideConfiguration usual = ClientOverrideConfiguration.builder().build();
        try (S3Client client = S3Clients.client(S3Server.settings(bucket.port()), most, most, usual)) {
            return client.listObjectsV2(list -> list.bucket("cells").prefix("spark/cluster/"))
                    .keyCount();
        }
    }
}
