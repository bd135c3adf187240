package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas, one of which is killed while it trains, answers and streams. */
@Tag("faults")
class KilledReplicaIT {
    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @Test
    void theOtherGoesOnWithTheJobAndTheStreams() throws Exception {
        try (FaultHouse house = new FaultHouse(home, database)) {
            ServiceProcess one = house.start("one");
            Api api = FaultHouse.ready(one);
            ServiceProcess other = house.start("other");
            Watched job = Watched.submit(api, Network.UNET, one.port(), other.port());
            await().atMost(FaultHouse.LONG).until(() -> job.iteration(database.jdbc()) > 0);
            Api remaining = FaultHouse.ready(other);
            String acknowledged = api.submit(Network.MLP.job());
            (house.hasLogged("one", job.id() + " begins") ? one : other).kill();

            Api survivor = one.ends(Duration.ZERO) ? remaining : api;
            job.assertNothingIsLost(database.jdbc());
            await().atMost(FaultHouse.LONG)
                    .until(() -> survivor.job(acknowledged).hasNonNull("finished_at"));
            assertThat(survivor.job(acknowledged).get("status").stringValue()).isEqualTo("succeeded");
            assertThat(survivor.job(job.id()).get("attempt").intValue()).isEqualTo(2);
        }
    }
}
