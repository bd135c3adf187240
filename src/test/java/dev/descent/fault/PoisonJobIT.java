package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A job that kills every worker that takes it: there is less memory than the service was told, and the process ends where it has none. */
@Tag("faults")
class PoisonJobIT {
    private static final String POISON = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [6000, 6000]}, "loss": "cross_entropy",
             "optimizer": "adam", "max_attempts": 3}
            """;
    private static final Map<String, String> TOLD =
            Map.of("DESCENT_MAX_HEAP", "8GB", "DESCENT_RETRY_PAUSE", "2s", "DESCENT_LEASE", "10s");

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    private int workers;

    @Test
    void failsAfterItsAttemptsAndKeepsNoOtherFromBeingTrained() throws Exception {
        try (FaultHouse house = new FaultHouse(home, database)) {
            Api front = FaultHouse.ready(house.start("front", with("DESCENT_ROLES", "api"), ""));
            String poison = front.submit(POISON);
            String other = front.submit(Network.MLP.job());

            int deaths = superviseUntilBothAreOver(house, front, poison, other);

            assertThat(deaths).isEqualTo(3);
            JsonNode failed = front.job(poison);
            assertThat(failed.get("status").stringValue()).isEqualTo("failed");
            assertThat(failed.get("attempt").intValue()).isEqualTo(3);
            assertThat(failed.at("/failure/type").stringValue()).isEqualTo("worker_lost");
            assertThat(failed.at("/failure/detail").stringValue()).contains("3");
            assertThat(front.job(other).get("status").stringValue()).isEqualTo("succeeded");
            assertThat(front.job(other).get("attempt").intValue()).isEqualTo(1);
        }
    }

    /** Starts a worker whenever the one before is gone, as a service manager does; answers how often that was. */
    private int superviseUntilBothAreOver(FaultHouse house, Api front, String... jobs) {
        int deaths = 0;
        for (ServiceProcess worker = worker(house); isLostBeforeTheEnd(worker, front, jobs); worker = worker(house)) {
            deaths++;
        }
        return deaths;
    }

    private ServiceProcess worker(FaultHouse house) {
        Map<String, String> settings = with("DESCENT_ROLES", "worker");
        settings.put("DESCENT_SLOTS", "1");
        settings.put("JDK_JAVA_OPTIONS", "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError");
        return house.start("worker-" + workers++, settings, "");
    }

    private static boolean isLostBeforeTheEnd(ServiceProcess worker, Api front, String... jobs) {
        await().atMost(FaultHouse.LONG).until(() -> worker.ends(Duration.ZERO) || areOver(front, jobs));
        return worker.ends(Duration.ZERO);
    }

    private static boolean areOver(Api front, String... jobs) throws Exception {
        for (String job : jobs) {
            if (!front.job(job).hasNonNull("finished_at")) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(TOLD);
        settings.put(name, value);
        return settings;
    }
}
