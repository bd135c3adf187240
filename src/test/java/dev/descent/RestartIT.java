package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A service that was killed and is started again need not wait for the leases of the process before. */
class RestartIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String JOB = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [128, 128]}, "loss": "cross_entropy",
             "training": {"epochs": 99999, "checkpoint": {"every_iterations": 50}}}
            """;

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theNextProcessTakesTheJobsOfTheDeadOneAndLeavesThoseOfTheLiving() throws Exception {
        String id;
        try (ServiceProcess service = start("one")) {
            Api api = new Api(service.port());
            api.awaitReady();
            id = api.submit(JOB);
            await().until(() -> api.iteration(id) > 200);
            try (ServiceProcess beside = start("beside")) {
                Api other = new Api(beside.port());
                other.awaitReady();
                int iteration = other.iteration(id);
                await().until(() -> other.iteration(id) > iteration);
                assertThat(other.job(id).get("attempt").intValue()).isEqualTo(1);
            }
            service.signal("KILL");
            assertThat(service.ends(SOON)).isTrue();
        }
        try (ServiceProcess service = start("two")) {
            Api api = new Api(service.port());
            api.awaitReady();
            await().until(() -> api.job(id).get("attempt").intValue() == 2);
            assertThat(api.job(id).get("status").stringValue()).isEqualTo("running");
            api.send("POST", "/v1/jobs/" + id + "/cancel", "");
            await().until(() -> api.job(id).hasNonNull("finished_at"));
        }
    }

    /** Leases outlast the test. */
    private ServiceProcess start(String name) throws Exception {
        return ServiceProcess.start(database, home, home.resolve(name + ".log"), Map.of("DESCENT_LEASE", "1h"));
    }
}
