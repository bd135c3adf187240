package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.job.Retries;
import dev.descent.job.queue.JobHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workers that are killed, one after the other, in the middle of three jobs. */
@Tag("faults")
class KilledWorkerIT {
    private static final Map<String, String> WORKER =
            Map.of("DESCENT_ROLES", "worker", "JDK_JAVA_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=1");

    @AutoClose
    private final JobHouse queue = new JobHouse();

    @TempDir
    private Path home;

    private int workers;

    /** One after the other, since jobs that lost a worker are not run beside each other. */
    @Test
    void threeNetworksSurviveTheirWorkersDeathAtTwentyMoments() throws Exception {
        Random random = new Random(11);
        try (FaultHouse house = new FaultHouse(home, queue.database())) {
            ServiceProcess front = house.start("front", Map.of("DESCENT_ROLES", "api"), "");
            FaultHouse.ready(front);
            ServiceProcess worker = worker(house);
            worker = kill(7, worker, submitted(Network.LONG_MLP, front), random, house);
            worker = kill(7, worker, submitted(Network.CNN, front), random, house);
            kill(6, worker, submitted(Network.UNET, front), random, house);
        }
    }

    private ServiceProcess worker(FaultHouse house) throws Exception {
        String name = "worker-" + workers++;
        ServiceProcess worker = house.start(name, WORKER, "");
        house.awaitLogged(name, "workers wait for jobs");
        return worker;
    }

    private static Watched submitted(Network network, ServiceProcess front) throws Exception {
        return Watched.submit(new Api(front.port()), network, front.port(), front.port());
    }

    /** Answers the worker that lives at the end. */
    private ServiceProcess kill(int times, ServiceProcess first, Watched job, Random random, FaultHouse house)
            throws Exception {
        ServiceProcess worker = first;
        for (int kill = 1; kill <= times; kill++) {
            awaitMoment(job, random.nextDouble(), times);
            worker.kill();
            worker = worker(house);
            await().atMost(FaultHouse.LONG).until(this::noneRunsWithoutItsWorker);
        }
        job.assertNothingIsLost(jdbc());
        assertThat(attempts(job)).as("attempts of %s", job.network()).isGreaterThan(times * 3 / 4);
        return worker;
    }

    /** The job is some way past the checkpoint that it began from, and has a newer one; or over. */
    private void awaitMoment(Watched job, double share, int times) {
        await().atMost(FaultHouse.LONG).until(() -> job.hasEnded(jdbc()) || lease(job) >= 0);
        long most = jdbc().sql("select (progress ->> 'iterations')::bigint from jobs where id = ?")
                .param(job.uuid())
                .query(Long.class)
                .single();
        long start = lease(job);
        long moment = start + 1 + (long) ((0.2 + share * 0.6) * most / (times + 1));
        await().atMost(FaultHouse.LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> job.hasEnded(jdbc()) || (job.iteration(jdbc()) >= moment && checkpoint(job) > start));
    }

    /** The iteration that its worker began after; -1 where it has none. */
    private long lease(Watched job) {
        return jdbc().sql("select coalesce(max(lease_start), -1) from jobs where id = ?")
                .param(job.uuid())
                .query(Long.class)
                .single();
    }

    private long checkpoint(Watched job) {
        return jdbc().sql("select coalesce(max(iteration), 0) from checkpoints where job_id = ?")
                .param(job.uuid())
                .query(Long.class)
                .single();
    }

    private int attempts(Watched job) {
        return jdbc().sql("select attempt from jobs where id = ?")
                .param(job.uuid())
                .query(Integer.class)
                .single();
    }

    /** Takes the jobs back as soon as their leases are over: a service that has just started would wait to be sure. */
    private boolean noneRunsWithoutItsWorker() {
        queue.lost().reap(queue.queue().now(), new Retries(100, Duration.ZERO));
        return jdbc().sql("select count(*) from jobs where status = 'running' and lease_until < clock_timestamp()")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private JdbcClient jdbc() {
        return queue.jdbc();
    }
}
