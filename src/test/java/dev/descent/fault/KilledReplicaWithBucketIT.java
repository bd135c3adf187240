package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.database.TestDatabase;
import dev.descent.s3.S3Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas on different machines, as far as files tell: what they share is a database and a bucket. One is killed while it trains. */
@Tag("faults")
class KilledReplicaWithBucketIT {
    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @TempDir
    private Path bucket;

    @Test
    void theOtherGoesOnFromTheCheckpointInTheBucket() throws Exception {
        try (S3Server store = new S3Server(bucket);
                FaultHouse house = new FaultHouse(home, database)) {
            ServiceProcess one = house.start("one", settings("one", store), "");
            Api api = FaultHouse.ready(one);
            ServiceProcess other = house.start("other", settings("other", store), "");
            Api remaining = FaultHouse.ready(other);
            Watched job = Watched.submit(api, Network.UNET, one.port(), other.port());
            await().atMost(FaultHouse.LONG).until(() -> job.iteration(database.jdbc()) > 0 && checkpoints(job) > 0);
            boolean isOne = house.hasLogged("one", job.id() + " begins");
            (isOne ? one : other).kill();

            Api survivor = one.ends(Duration.ZERO) ? remaining : api;
            job.assertNothingIsLost(database.jdbc());
            assertThat(survivor.job(job.id()).get("attempt").intValue()).isEqualTo(2);
            assertThat(rewoundTo(job)).isPositive();
            assertThat(house.hasLogged(isOne ? "other" : "one", job.id() + " begins, attempt 2"))
                    .isTrue();
        }
    }

    /** Each has a home of its own. */
    private Map<String, String> settings(String name, S3Server store) {
        Map<String, String> settings = new HashMap<>();
        settings.put("DESCENT_HOME", home.resolve(name).toString());
        settings.put("DESCENT_STORE", "s3://cells/descent");
        settings.put("DESCENT_S3_ENDPOINT", "http://127.0.0.1:" + store.port());
        settings.put("DESCENT_S3_ACCESS_KEY", "me");
        settings.put("DESCENT_S3_SECRET_KEY", "secret");
        return settings;
    }

    private long checkpoints(Watched job) {
        return database.jdbc()
                .sql("select count(*) from checkpoints where job_id = ?")
                .param(job.uuid())
                .query(Long.class)
                .single();
    }

    /** The iteration of the checkpoint from which the second attempt began. */
    private long rewoundTo(Watched job) {
        return database.jdbc()
                .sql("select max((data ->> 'iteration')::bigint) from events where job_id = ? and kind = 'rewind'")
                .param(job.uuid())
                .query(Long.class)
                .single();
    }
}
