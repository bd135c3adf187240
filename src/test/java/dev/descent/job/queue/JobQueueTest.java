package dev.descent.job.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.descent.event.log.EventKind;
import dev.descent.job.EndedRun;
import dev.descent.job.Job;
import dev.descent.job.JobSpec;
import dev.descent.job.Outcome;
import dev.descent.job.Progress;
import dev.descent.job.Receipt;
import dev.descent.job.Retries;
import dev.descent.job.Status;
import dev.descent.job.admit.Admitted;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.CheckedPlan;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.StopSignal.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    void staleWorkerCannotAppend() {
        UUID id = house.submit("a").id();
        LeasedJob stale = house.claim(JobHouse.NO_TIME);
        JobHouse.append(stale, 1, 0.5);
        house.reap(3);
        LeasedJob current = house.claim(JobHouse.LEASE);
        assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> JobHouse.append(stale, 2, 0.4));
        assertThatExceptionOfType(LeaseLost.class).isThrownBy(stale::extend);
        assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> stale.finish(succeeded(1)));
        assertThatExceptionOfType(LeaseLost.class).isThrownBy(stale::release);
        JobHouse.append(current, 1, 0.7);
        assertThat(house.series(id, "loss")).containsExactly(0.7);
        assertThat(house.job(id).status()).isEqualTo(Status.RUNNING);
    }

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
    void runningJobIsPausedAtItsCheckpoint() {
        UUID id = house.submit("a").id();
        LeasedJob leased = house.claim(JobHouse.LEASE);
        house.jobs().pause(id);
        assertThat(leased.extend()).isEqualTo(Reason.PAUSED);
        JobHouse.append(leased, 1, 0.5, 0.4);
        house.checkpoint(leased, 2);
        leased.release();
        Job paused = house.job(id);
        assertThat(paused.status()).isEqualTo(Status.PAUSED);
        assertThat(paused.attempt()).isZero();
        assertThat(paused.log().iteration()).isEqualTo(2);
        assertThat(house.kinds(id)).containsExactly("status", "status", "metrics", "checkpoint", "status");
        house.jobs().resume(id);
        assertThat(house.claim(JobHouse.LEASE).iteration()).isEqualTo(2);
        assertThat(house.series(id, "loss")).containsExactly(0.5, 0.4);
    }

    @Test
    void pauseWithoutACheckpointTakesBackWhatWasTold() {
        UUID id = house.submit("a").id();
        LeasedJob leased = house.claim(JobHouse.LEASE);
        JobHouse.append(leased, 1, 0.5);
        house.jobs().pause(id);
        leased.release();
        assertThat(house.job(id).status()).isEqualTo(Status.PAUSED);
        assertThat(house.kinds(id)).endsWith("rewind", "status");
        assertThat(house.series(id, "loss")).isEmpty();
    }

    @Test
    void appendRepeatedAfterALostAnswerIsStoredOnce() {
        UUID id = house.submit("a").id();
        LeasedJob first = house.claim(JobHouse.LEASE);
        // The same lease and the same head, as before the append whose answer was lost.
        LeasedJob again = house.leased(house.job(id));
        JobHouse.append(first, 1, 0.5);
        JobHouse.append(again, 1, 0.5);
        assertThat(house.series(id, "loss")).containsExactly(0.5);
        assertThat(house.kinds(id)).containsExactly("status", "status", "metrics");
    }

    @Test
    void sequenceStaysDenseWhileOthersTouchTheJob() {
        UUID id = house.submit("a").id();
        LeasedJob leased = house.claim(JobHouse.LEASE);
        Together.run(3, part -> {
            for (int i = 1; i <= 50; i++) {
                if (part == 0) {
                    JobHouse.append(leased, i, i);
                } else if (part == 1) {
                    leased.extend();
                } else {
                    house.cancel(id);
                }
            }
            return part;
        });
        assertThat(leased.extend()).isEqualTo(Reason.CANCELLED);
        assertThat(house.kinds(id)).hasSize(52);
        assertThat(house.job(id).log().seq()).isEqualTo(52);
        assertThat(house.series(id, "loss")).hasSize(50).isSorted();
    }

    @Test
    void finishedJobHasNoTimeLeft() {
        UUID id = house.submit("a").id();
        LeasedJob leased = house.claim(JobHouse.LEASE);
        JsonNode cut = new Progress(1, 2, 0L, 20L, 0.0, 50.0, 3600.0).toJson();
        leased.append(LogAppend.of(List.of()), 0, cut, cut);
        leased.finish(succeeded(0));
        assertThat(house.progress(id).get("eta_seconds").doubleValue()).isZero();
        assertThat(house.progress(id).get("samples_per_second").doubleValue()).isEqualTo(50);
    }

    @Test
    void finishedJobHasItsReceipt() {
        UUID id = house.submit("a").id();
        LeasedJob leased = house.claim(JobHouse.LEASE);
        JobHouse.append(leased, 1, 0.5, Double.NaN);
        JobHouse.append(leased, 3, Double.POSITIVE_INFINITY);
        leased.finish(succeeded(3));
        Job job = house.job(id);
        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(job.state().receipt()).isEqualTo(new Receipt(3L, 3L, 0L, "abc", null));
        assertThat(house.kinds(id)).endsWith("status", "end");
        assertThat(house.data(id, EventKind.END)
                        .get(0)
                        .get("receipt")
                        .get("missing")
                        .intValue())
                .isZero();
    }

    @Test
    void logWithAGapIsNoSuccess() {
        UUID id = house.submit("a").id();
        LeasedJob leased = house.claim(JobHouse.LEASE);
        JobHouse.append(leased, 1, 0.5);
        JobHouse.append(leased, 3, 0.3);
        leased.finish(succeeded(3));
        Job job = house.job(id);
        assertThat(job.status()).isEqualTo(Status.FAILED);
        assertThat(job.state().failure()).extracting("type").isEqualTo("incomplete_log");
        assertThat(job.state().receipt()).isEqualTo(new Receipt(3L, 2L, 1L, "abc", null));
    }

    @Test
    void givenBackJobRunsAgainFromTheStart() {
        UUID id = house.submit("a").id();
        LeasedJob leased = house.claim(JobHouse.LEASE);
        JobHouse.append(leased, 1, 0.5);
        leased.release();
        assertThat(house.job(id).attempt()).isZero();
        assertThat(house.series(id, "loss")).isEmpty();
        assertThat(house.claim(JobHouse.LEASE).attempt()).isEqualTo(1);
    }

    @Test
    void jobIsResolvedByItsWorkerAlone() {
        UUID id = house.submitWithoutData(JsonMapper.shared().readTree("{\"seed\": 1}"))
                .id();
        LeasedJob stale = house.claim(JobHouse.NO_TIME);
        UUID token = house.job(id).lease().token();
        Admitted known = admitted(20);
        assertThat(stale.resolved().awaitsData()).isTrue();

        house.leases().resolve(id, token, known, known.planned());
        house.reap(3);
        LeasedJob next = house.claim(JobHouse.LEASE);

        assertThat(next.resolved().awaitsData()).isFalse();
        assertThat(SpecReader.read(next.resolved().spec(), JobSpec.class)).isEqualTo(known.spec());
        assertThat(next.progress().iterations()).isEqualTo(20);
        assertThat(house.job(id).submission().engine()).isEqualTo(JobHouse.ENGINE);
        Admitted other = admitted(1);
        assertThatExceptionOfType(LeaseLost.class)
                .isThrownBy(() -> house.leases().resolve(id, token, other, other.planned()));
        assertThat(SpecReader.read(house.job(id).spec(), JobSpec.class)).isEqualTo(known.spec());
    }

    @Test
    void whatComputesAJobIsWrittenByItsWorkerAlone() {
        UUID id = house.submit("a").id();
        LeasedJob stale = house.claim(JobHouse.NO_TIME);
        ChosenEngine engine = new ChosenEngine("dl4j", "2", null, "no fast kernel for a on this processor");

        stale.computedBy(engine);
        assertThat(house.job(id).submission().engine()).isEqualTo(engine);
        house.reap(3);
        house.claim(JobHouse.LEASE);
        assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> stale.computedBy(JobHouse.ENGINE));
        assertThat(house.job(id).submission().engine()).isEqualTo(engine);
    }

    @Test
    void depthCountsWhatWaits() {
        house.submit("a");
        house.submit("b");
        house.claim(JobHouse.LEASE);
        assertThat(house.queue().depth()).isEqualTo(1);
    }

    private static Admitted admitted(long iterations) {
        JsonNode spec = JsonMapper.shared()
                .readTree("{\"dataset\": {\"uri\": \"sample:sine\"}, \"model\": \"mlp\", \"loss\": \"mse\","
                        + " \"priority\": " + iterations + "}");
        JsonNode found = JsonMapper.shared().readTree("{\"examples\": 10}");
        JobSpec read = SpecReader.read(spec, JobSpec.class);
        MemorySize memory = new MemorySize(1, 1);
        CheckedPlan plan = new CheckedPlan(read.plan(), 10, memory, JobHouse.ENGINE, List.of(), List.of());
        return new Admitted(read, plan, null, iterations, found);
    }

    private static EndedRun succeeded(long iterations) {
        return EndedRun.of(Outcome.succeeded(), iterations, "abc");
    }
}
