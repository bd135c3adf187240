package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.job.Status;
import dev.descent.job.queue.JobHouse;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.train.StopSignal.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Duration OVER = Duration.ofNanos(1);

    @AutoClose
    private final JobHouse house = new JobHouse();

    @Test
    void runGoesOnAfterItsLeaseWhereNobodyTookTheJob() {
        LeasedJob job = claimed();
        Heartbeat heartbeat = new Heartbeat(job, OVER, () -> false);

        assertThat(heartbeat.requested()).isNull();
        heartbeat.beat();
        assertThat(heartbeat.requested()).isNull();
        assertThat(house.job(job.id()).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void runStopsWhereAnotherTookTheJob() {
        LeasedJob job = claimed();
        Heartbeat heartbeat = new Heartbeat(job, JobHouse.LEASE, () -> false);
        house.reap(3);

        heartbeat.beat();
        assertThat(heartbeat.requested()).isEqualTo(Reason.LEASE_LOST);
    }

    @Test
    void drainDoesNotWaitForADatabaseThatIsAway() {
        AtomicBoolean draining = new AtomicBoolean();
        Heartbeat heartbeat = new Heartbeat(claimed(), OVER, draining::get);

        assertThat(heartbeat.isLost()).isFalse();
        draining.set(true);
        assertThat(heartbeat.isLost()).isTrue();
    }

    private LeasedJob claimed() {
        house.submit("a");
        return house.claim(JobHouse.NO_TIME);
    }
}
