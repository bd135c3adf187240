package dev.descent.fault;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.database.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes none of whose notifications arrive: who waits looks by itself. */
@Tag("faults")
class LostNotificationsIT {
    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @Test
    void whoIsNotToldLooksByItself() throws Exception {
        Path patches = home.resolve("patches");
        PatchedClass.write(patches, "dev/descent/event/log/NotifierConnection", LostNotificationsIT::unheard);
        try (FaultHouse house = new FaultHouse(home, database)) {
            house.start("worker", Map.of("DESCENT_ROLES", "worker"), patches.toString());
            ServiceProcess front = house.start("front", Map.of("DESCENT_ROLES", "api"), patches.toString());
            Api api = FaultHouse.ready(front);
            Watched.submit(api, Network.MLP, front.port(), front.port()).assertNothingIsLost(database.jdbc());
        }
    }

    private static String unheard(String text) {
        return text.replace("descent_log", "nobody").replace("pg_notify('nobody', job)", "job");
    }
}
