package dev.descent.job.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.event.log.EventKind;
import dev.descent.job.Job;
import dev.descent.job.Status;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class JobQueueTest {
    @AutoClose
    private final JobHouse house = new JobHouse();

    @Test
    void highestPriorityRunsFirstThenTheOldest() {
        UUID first = house.submit("first").id();
        UUID second = house.submit("second").id();
        UUID urgent = house.submit("urgent", 5, house.job(first).spec()).id();
        List<UUID> claimed =
                Stream.generate(() -> house.claim(JobHouse.LEASE).id()).limit(3).toList();
        assertThat(claimed).containsExactly(urgent, first, second);
        assertThat(house.queue().claim("tester", JobHouse.LEASE)).isEmpty();
    }

    @Test
    void claimedJobRunsUnderALease() {
        UUID id = house.submit("a").id();
        LeasedJob leased = house.claim(JobHouse.LEASE);
        Job job = house.job(id);
        assertThat(leased.attempt()).isEqualTo(1);
        assertThat(job.status()).isEqualTo(Status.RUNNING);
        assertThat(job.lease().worker()).isEqualTo("tester");
        assertThat(job.state().startedAt()).isBeforeOrEqualTo(job.lease().until());
        assertThat(house.data(id, EventKind.STATUS).get(1).get("status").stringValue())
                .isEqualTo("running");
    }

    @Test
    void twoWorkersNeverClaimTheSameJob() {
        int jobs = 40;
        for (int i = 0; i < jobs; i++) {
            house.submit("job " + i);
        }
        List<UUID> claimed = Together.run(
                        6, worker -> Stream.generate(() -> house.queue().claim("worker " + worker, JobHouse.LEASE))
                                .takeWhile(Optional::isPresent)
                                .map(job -> job.orElseThrow().id())
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(claimed).hasSize(jobs).doesNotHaveDuplicates();
    }

    @Test
    void noMoreJobsOfATagRunThanItsCap() {
        try (JobHouse capped = new JobHouse("team:a=2, team:b=0", "")) {
            for (int i = 0; i < 6; i++) {
                capped.submit("job " + i);
            }
            List<Boolean> claimed = Together.run(6, worker -> capped.queue()
                    .claim("worker " + worker, JobHouse.LEASE)
                    .isPresent());
            assertThat(claimed).filteredOn(Boolean::booleanValue).hasSize(2);
            LeasedJob one = capped.leased(running(capped));
            one.release();
            assertThat(capped.queue().claim("tester", JobHouse.LEASE)).isPresent();
        }
    }

    private static Job running(JobHouse house) {
        return house.job(house.jdbc()
                .sql("select id from jobs where status = 'running' limit 1")
                .query(UUID.class)
                .single());
    }

    @Test
    void depthCountsWhatWaits() {
        house.submit("a");
        house.submit("b");
        house.claim(JobHouse.LEASE);
        assertThat(house.queue().depth()).isEqualTo(1);
    }
}
