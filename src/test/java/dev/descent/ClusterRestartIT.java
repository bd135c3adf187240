package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.cluster.LocalDriver;
import dev.descent.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service that is killed while a driver trains a job; in the place of Spark's script is one that starts a driver without a cluster. */
@EnabledOnOs(OS.LINUX)
class ClusterRestartIT {
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final String JOB = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [8], "dropout": 0.2},
             "loss": "cross_entropy", "training": {"epochs": 4, "batch_size": 50, "checkpoint": {"every_iterations": 5}%s}}
            """;

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @Test
    void driverEndsWithItsServiceAndTheNextOneGoesOn() throws Exception {
        writeScript();
        String id;
        try (ServiceProcess service = start("one")) {
            Api api = new Api(service.port());
            api.awaitReady();
            id = api.submit(JOB.formatted(", \"cluster\": {\"type\": \"spark\"}"));
            await().atMost(SOON).until(() -> api.iteration(id) == 13);
            ProcessHandle driver = driver();
            assertThat(driver.isAlive()).isTrue();
            service.signal("KILL");
            assertThat(service.ends(SOON)).isTrue();
            await().atMost(SOON).until(() -> !driver.isAlive());
        }
        try (ServiceProcess service = start("two")) {
            Api api = new Api(service.port());
            api.awaitReady();
            JsonNode job = ended(api, id);
            JsonNode alone = ended(api, api.submit(JOB.formatted("")));

            assertThat(job.get("attempt").intValue()).isEqualTo(2);
            assertThat(job.at("/receipt/parameters_sha256").stringValue())
                    .isEqualTo(alone.at("/receipt/parameters_sha256").stringValue());
            assertThat(job.get("receipt")).isEqualTo(alone.get("receipt"));
        }
    }

    private static JsonNode ended(Api api, String id) {
        return await().atMost(SOON).until(() -> api.job(id), job -> job.hasNonNull("finished_at"));
    }

    /** Starts a driver that waits after its 13th iteration, the first time. */
    private void writeScript() throws IOException {
        Path script = Files.createDirectories(home.resolve("spark/bin")).resolve("spark-submit");
        Files.writeString(script, """
                #!/bin/sh
                exec "$JAVA_HOME/bin/java" -cp '%s' %s 13 '%s'
                """.formatted(
                        System.getProperty("java.class.path"), LocalDriver.class.getName(), home.resolve("waits")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ServiceProcess start(String name) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("DESCENT_SPARK_MASTER", "local[1]");
        settings.put("SPARK_HOME", home.resolve("spark").toString());
        settings.put("JAVA_HOME", System.getProperty("java.home"));
        return ServiceProcess.start(database, home, home.resolve(name + ".log"), settings);
    }

    /** The one that waits. */
    private ProcessHandle driver() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("waits"))))
                .orElseThrow();
    }
}
