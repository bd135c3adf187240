package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.job.Retries;
import dev.descent.job.queue.JobHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is stopped for longer than its lease and wakes up while another one has its job. */
class ZombieIT {
    private static final Map<String, String> WORKER = Map.of("DESCENT_ROLES", "worker");

    @AutoClose
    private final JobHouse queue = new JobHouse();

    @TempDir
    private Path home;

    @Test
    void zombieWritesNothing() throws Exception {
        assertThat(differencesWithAZombie("")).isEmpty();
    }

    /** The fence is what keeps it from writing: without it the comparison finds that something is wrong. */
    @Test
    void zombieWithoutAFenceIsFoundOut() throws Exception {
        Path patches = home.resolve("patches");
        for (String store : List.of("LeaseStore", "LogAppendStore")) {
            PatchedClass.write(patches, "dev/descent/job/queue/" + store, ZombieIT::withoutFence);
        }
        assertThat(differencesWithAZombie(patches.toString())).isNotEmpty();
    }

    private static String withoutFence(String text) {
        return text.replace("lease_token = :token", ":token::uuid is not null")
                .replace("set last_seq = :last", "set last_seq = last_seq + :last - :before")
                .replace("and last_seq = :before", "");
    }

    private List<String> differencesWithAZombie(String patches) throws Exception {
        Undisturbed.run(Network.MLP);
        try (FaultHouse house = new FaultHouse(home, queue.database())) {
            ServiceProcess zombie = house.start("zombie", WORKER, patches);
            ServiceProcess front = house.start("front", Map.of("DESCENT_ROLES", "api"), "");
            Api api = FaultHouse.ready(front);
            Watched job = Watched.submit(api, Network.MLP, front.port());
            await().atMost(FaultHouse.LONG).until(() -> job.iteration(queue.jdbc()) > 500);
            zombie.signal("STOP");
            house.start("heir", WORKER, "");
            house.awaitLogged("heir", "workers wait for jobs");
            await().atMost(FaultHouse.LONG)
                    .until(() -> queue.lost().reap(queue.queue().now(), new Retries(100, Duration.ZERO)) == 1);
            house.awaitLogged("heir", " begins, attempt 2");
            zombie.signal("CONT");
            List<String> found = job.differences(queue.jdbc());
            if (patches.isEmpty()) {
                house.awaitLogged("zombie", "is left as it is");
            }
            return found;
        }
    }
}
