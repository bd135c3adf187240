package dev.descent.fault;

import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The runs that the disturbed ones are compared with; each network is trained once for all tests of a JVM. */
final class Undisturbed {
    private static final Map<Network, StoredRun> RUNS = new EnumMap<>(Network.class);

    private Undisturbed() {}

    static synchronized StoredRun run(Network network) throws IOException, InterruptedException {
        StoredRun known = RUNS.get(network);
        if (known == null) {
            trainAll();
            known = RUNS.get(network);
        }
        return known;
    }

    private static void trainAll() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("descent-undisturbed");
        try (TestDatabase database = TestDatabase.create();
                FaultHouse house = new FaultHouse(home, database)) {
            Api api = FaultHouse.ready(house.start("undisturbed"));
            Map<Network, String> jobs = new EnumMap<>(Network.class);
            for (Network network : Network.values()) {
                jobs.put(network, api.submit(network.job()));
            }
            jobs.forEach((network, job) -> {
                await().atMost(FaultHouse.LONG).until(() -> api.job(job).hasNonNull("finished_at"));
                RUNS.put(network, StoredRun.of(database.jdbc(), job));
            });
        }
    }
}
