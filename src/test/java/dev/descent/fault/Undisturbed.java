package dev.descent.fault;

import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The runs that the disturbed ones are compared with; each network is trained once for all tests of a JVM. */
final class Undisturbed {
    private static final Map<Network, StoredRun> RUNS = new EnumMap<>(Network.class);

    private Undisturbed() {}

    static synchronized StoredRun run(Network network) throws IOException, InterruptedException {
        StoredRun known = RUNS.get(network);
        if (known == null) {
            known = trained(network);
            RUNS.put(network, known);
        }
        return known;
    }

    private static StoredRun trained(Network network) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("descent-undisturbed");
        try (TestDatabase database = TestDatabase.create();
                FaultHouse house = new FaultHouse(home, database)) {
            Api api = FaultHouse.ready(house.start("undisturbed"));
            String job = api.submit(network.job());
            await().atMost(FaultHouse.LONG).until(() -> api.job(job).hasNonNull("finished_at"));
            return StoredRun.of(database.jdbc(), job);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }
}
