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
import dev.descent.job.Status;
import dev.descent.job.admit.Admitted;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.CheckedPlan;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.StopSignal.Reason;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LeasedJobTest {
    @AutoClose
    private final JobHouse house = new JobHouse();

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
