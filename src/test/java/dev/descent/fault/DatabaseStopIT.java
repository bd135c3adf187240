package dev.descent.fault;

import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.database.FailingDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is stopped immediately, stays away for twenty times the lease, and is started again. */
@Tag("faults")
class DatabaseStopIT {
    private static final Duration AWAY = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    @Test
    void nothingIsLostWithTheDatabaseAway() throws Exception {
        try (FailingDatabase database = new FailingDatabase(home.resolve("postgres"));
                FaultHouse house = new FaultHouse(home, database.settings())) {
            ServiceProcess service = house.start("one");
            Api api = FaultHouse.ready(service);
            List<Watched> jobs = new ArrayList<>();
            for (Network network : List.of(Network.MLP, Network.CNN, Network.UNET)) {
                jobs.add(Watched.submit(api, network, service.port()));
            }
            for (Watched job : jobs) {
                await().atMost(FaultHouse.LONG).until(() -> job.iteration(database.jdbc()) > 0);
            }
            database.stopImmediately();
            await().pollDelay(AWAY).atMost(FaultHouse.LONG).until(() -> house.hasLogged("one", "tries again to write"));
            database.startAgain();
            for (Watched job : jobs) {
                job.assertNothingIsLost(database.jdbc());
            }
        }
    }
}
