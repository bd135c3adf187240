package dev.descent.job.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.descent.event.log.EventKind;
import dev.descent.job.Job;
import dev.descent.job.Retries;
import dev.descent.job.Status;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LostJobsTest {
    @AutoClose
    private final JobHouse house = new JobHouse();

    @Test
    void expiredLeaseRequeuesAndRewinds() {
        UUID id = house.submit("a").id();
        JobHouse.append(house.claim(JobHouse.NO_TIME), 1, 0.5, 0.4);
        assertThat(house.reap(3)).isEqualTo(1);
        Job job = house.job(id);
        assertThat(job.status()).isEqualTo(Status.QUEUED);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.log().iteration()).isZero();
        assertThat(house.series(id, "loss")).isEmpty();
        assertThat(house.kinds(id)).containsExactly("status", "status", "metrics", "rewind", "status");
        assertThat(house.data(id, EventKind.REWIND).get(0).get("iteration").intValue())
                .isZero();
        assertThat(house.data(id, EventKind.METRICS).get(0).get("rewound").booleanValue())
                .isTrue();
    }

    @Test
    void liveLeaseIsNotReaped() {
        UUID id = house.submit("a").id();
        house.claim(JobHouse.LEASE);
        assertThat(house.reap(3)).isZero();
        assertThat(house.job(id).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void signOfLifeSavesAnExpiredLeaseThatNobodyTook() {
        UUID id = house.submit("a").id();
        Job expired = house.job(house.claim(JobHouse.NO_TIME).id());
        house.leased(expired).extend();
        assertThat(house.reap(3)).isZero();
        assertThat(house.job(id).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void reaperAndLiveWorkerNeverBothHaveTheJob() {
        for (int round = 0; round < 20; round++) {
            UUID id = house.submit("round " + round).id();
            Job expired = house.job(house.claim(JobHouse.NO_TIME).id());
            LeasedJob worker = house.leased(expired);
            List<Boolean> won = Together.run(2, part -> part == 0 ? house.reap(3) == 1 : holds(worker));
            assertThat(won.get(0)).as("reaper or worker, never both").isNotEqualTo(won.get(1));
            assertThat(house.job(id).status()).isEqualTo(won.get(0) ? Status.QUEUED : Status.RUNNING);
            house.cancel(id);
        }
    }

    private static boolean holds(LeasedJob worker) {
        try {
            worker.extend();
            return true;
        } catch (LeaseLost lost) {
            return false;
        }
    }

    @Test
    void jobThatKillsItsWorkersFails() {
        UUID id = house.submit("a").id();
        for (int attempt = 0; attempt < 3; attempt++) {
            house.claim(JobHouse.NO_TIME);
            house.reap(3);
        }
        Job job = house.job(id);
        assertThat(job.status()).isEqualTo(Status.FAILED);
        assertThat(job.attempt()).isEqualTo(3);
        assertThat(house.kinds(id)).endsWith("status", "end");
    }

    @Test
    void jobWhoseWorkerWasLostWaitsWhileOthersGoOn() {
        UUID lost = house.submit("lost").id();
        UUID other = house.submit("other").id();
        house.claim(JobHouse.NO_TIME);
        house.reap(new Retries(3, Duration.ofMinutes(1)));
        assertThat(house.claim(JobHouse.LEASE).id()).isEqualTo(other);
        assertThat(house.queue().claim("tester", JobHouse.LEASE)).isEmpty();
        house.jdbc()
                .sql("update jobs set not_before = clock_timestamp() where status = 'queued'")
                .update();
        assertThat(house.claim(JobHouse.LEASE).id()).isEqualTo(lost);
    }

    @Test
    void jobsThatLostTheirWorkersDoNotShareAProcess() {
        house.submit("one");
        house.submit("two");
        house.queue().claim("host/1", JobHouse.NO_TIME);
        house.queue().claim("host/2", JobHouse.NO_TIME);
        house.reap(3);
        UUID fresh = house.submit("fresh").id();
        assertThat(house.queue().claim("host/1", JobHouse.LEASE)).isPresent();
        assertThat(house.queue().claim("host/2", JobHouse.LEASE).orElseThrow().id())
                .isEqualTo(fresh);
        assertThat(house.queue().claim("host/3", JobHouse.LEASE)).isEmpty();
        assertThat(house.queue().claim("elsewhere/1", JobHouse.LEASE)).isPresent();
    }

    @Test
    void jobsOfADeadProcessAreTakenBeforeTheirLeasesEnd() {
        UUID one = house.submit("one").id();
        UUID other = house.submit("other").id();
        house.queue().claim("dead/1", JobHouse.LEASE);
        house.queue().claim("alive/1", JobHouse.LEASE);
        LeasedJob zombie = house.leased(house.job(one));

        assertThat(house.lost().reap("dead", new Retries(3, Duration.ZERO))).isEqualTo(1);

        assertThat(house.job(one).status()).isEqualTo(Status.QUEUED);
        assertThat(house.job(one).state().attempts().lost()).isEqualTo(1);
        assertThat(house.job(other).status()).isEqualTo(Status.RUNNING);
        assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> JobHouse.append(zombie, 1, 0.5));
        assertThat(house.lost().reap("dead", new Retries(3, Duration.ZERO))).isZero();
    }

    @Test
    void aJobThatGotFurtherIsTriedAgainAtOnceHoweverFewTriesItHas() {
        UUID id = house.submit("a").id();
        LeasedJob first = house.claim(JobHouse.NO_TIME);
        JobHouse.append(first, 1, 0.5);
        house.checkpoint(first, 1);
        house.reap(new Retries(1, Duration.ofMinutes(1)));
        assertThat(house.claim(JobHouse.NO_TIME).id()).isEqualTo(id);
        house.reap(new Retries(1, Duration.ofMinutes(1)));
        assertThat(house.job(id).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void jobSaysItselfHowOftenItIsTried() {
        JsonNode once = JsonMapper.shared().readTree("{\"max_attempts\": 1}");
        UUID id = house.submit("once", 0, once).id();
        house.claim(JobHouse.NO_TIME);
        house.reap(3);
        assertThat(house.job(id).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void newCheckpointBeginsTheCountOfLostWorkersAnew() {
        UUID id = house.submit("a").id();
        house.claim(JobHouse.NO_TIME);
        house.reap(3);
        LeasedJob second = house.claim(JobHouse.NO_TIME);
        JobHouse.append(second, 1, 0.5);
        house.checkpoint(second, 1);
        house.reap(3);
        assertThat(house.job(id).state().attempts().lost()).isEqualTo(1);
        assertThat(house.job(id).log().iteration()).isEqualTo(1);
        house.claim(JobHouse.NO_TIME);
        house.reap(3);
        assertThat(house.job(id).state().attempts().lost()).isEqualTo(2);
    }
}
