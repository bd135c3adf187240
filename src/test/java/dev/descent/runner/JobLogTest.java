package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.descent.event.log.EventKind;
import dev.descent.job.Progress;
import dev.descent.job.queue.JobHouse;
import dev.descent.job.queue.LeaseLost;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobLogTest {
    @AutoClose
    private final JobHouse house = new JobHouse();

    @Test
    void whatIsToldIsStoredBeforeItsEpochEnds() {
        LeasedJob job = claimed();
        try (JobLog log = log(job)) {
            log.iteration(1, 1, Map.of("loss", 0.5));
            await().untilAsserted(
                            () -> assertThat(house.series(job.id(), "loss")).containsExactly(0.5));
        }
    }

    @Test
    void epochEndIsStoredThoughTheLogWouldWaitForMore() {
        LeasedJob job = claimed();
        try (JobLog log = new JobLog(job, heartbeat(job), Position.BEGINNING, Duration.ofHours(1))) {
            log.iteration(1, 1, Map.of("loss", 0.5));
            log.epoch(epoch(1, 0.5, 0.4), null);
            await().until(() -> house.kinds(job.id()).contains("epoch"));
        }
        assertThat(house.kinds(job.id())).containsExactly("status", "status", "metrics", "epoch");
    }

    @Test
    void chunksEndWithTheirEpoch() {
        LeasedJob job = claimed();
        try (JobLog log = log(job)) {
            log.iteration(1, 1, Map.of("loss", 0.5));
            log.iteration(1, 2, Map.of("loss", 0.4));
            log.iteration(2, 3, Map.of("loss", 0.3));
        }
        List<JsonNode> metrics = house.data(job.id(), EventKind.METRICS);
        assertThat(metrics).extracting(data -> data.get("epoch").intValue()).containsExactly(1, 2);
        assertThat(metrics)
                .extracting(data -> data.get("first_iteration").intValue())
                .containsExactly(1, 3);
    }

    @Test
    void seriesThatComesLaterBeginsANewChunk() {
        LeasedJob job = claimed();
        try (JobLog log = log(job)) {
            log.iteration(1, 1, Map.of("loss", 0.5));
            log.iteration(1, 2, Map.of("loss", 0.4, "penalty", 0.1));
        }
        assertThat(house.data(job.id(), EventKind.METRICS)).hasSize(2);
        assertThat(house.series(job.id(), "loss")).containsExactly(0.5, 0.4);
        assertThat(house.series(job.id(), "penalty")).containsExactly(0.1);
    }

    @Test
    void valuesThatAreNotFiniteAreStoredAsTheyAre() {
        LeasedJob job = claimed();
        try (JobLog log = log(job)) {
            log.iteration(1, 1, Map.of("loss", Double.NaN));
            log.iteration(1, 2, Map.of("loss", Double.NEGATIVE_INFINITY));
            log.epoch(epoch(1, Double.NaN, Double.POSITIVE_INFINITY), null);
        }
        assertThat(house.series(job.id(), "loss")).containsExactly(Double.NaN, Double.NEGATIVE_INFINITY);
        JsonNode epoch = house.data(job.id(), EventKind.EPOCH).get(0);
        assertThat(epoch.get("loss").stringValue()).isEqualTo("NaN");
        assertThat(epoch.get("validation").get("loss").stringValue()).isEqualTo("Infinity");
    }

    @Test
    void manyIterationsStayInOrderAndComplete() {
        LeasedJob job = claimed();
        long iterations = 100_000;
        try (JobLog log = log(job)) {
            for (long i = 1; i <= iterations; i++) {
                log.iteration((int) ((i - 1) / 30_000) + 1, i, values(i));
            }
        }
        assertThat(house.series(job.id(), "loss"))
                .isEqualTo(LongStream.rangeClosed(1, iterations)
                        .mapToObj(i -> (double) i)
                        .collect(Collectors.toList()));
        assertThat(house.job(job.id()).log().iteration()).isEqualTo(iterations);
        assertThat(house.kinds(job.id())).contains("metrics");
    }

    private static Map<String, Double> values(long iteration) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", (double) iteration);
        values.put("learning_rate", 0.1);
        return values;
    }

    @Test
    void iterationCannotBeSkippedOrRepeated() {
        try (JobLog log = log(claimed())) {
            log.iteration(1, 1, Map.of("loss", 0.5));
            assertThatIllegalArgumentException().isThrownBy(() -> log.iteration(1, 3, Map.of("loss", 0.4)));
            assertThatIllegalArgumentException().isThrownBy(() -> log.iteration(1, 1, Map.of("loss", 0.4)));
        }
    }

    @Test
    void lostLeaseEndsTheRunAndWritesNothing() {
        LeasedJob stale = claimed(JobHouse.NO_TIME);
        house.reap(3);
        JobLog log = log(stale);
        log.iteration(1, 1, Map.of("loss", 0.5));
        await().untilAsserted(
                        () -> assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> log.warning("anything")));
        assertThatExceptionOfType(LeaseLost.class).isThrownBy(log::close);
        assertThat(house.series(stale.id(), "loss")).isEmpty();
        assertThat(house.kinds(stale.id())).containsExactly("status", "status", "rewind", "status");
    }

    @Test
    void progressAndMetricsFollowTheLog() {
        LeasedJob job = claimed();
        try (JobLog log = log(job)) {
            for (int i = 1; i <= 10; i++) {
                log.iteration(1, i, Map.of("loss", 0.5));
            }
            BestEpoch best = new BestEpoch("validation_loss", 1, 10L, 0.4);
            log.epoch(epoch(1, 0.5, 0.4), best);
            log.iteration(2, 11, Map.of("loss", 0.45));
            log.epoch(epoch(2, 0.45, 0.6), best);
        }
        JsonNode progress = house.job(job.id()).log().progress();
        assertThat(progress.get("epoch").intValue()).isEqualTo(2);
        assertThat(progress.get("iteration").intValue()).isEqualTo(11);
        assertThat(progress.get("fraction").doubleValue()).isEqualTo(11.0 / 20);
        assertThat(progress.get("eta_seconds").doubleValue()).isNotNegative();
        JsonNode metrics = house.job(job.id()).log().metrics();
        assertThat(metrics.get("loss").doubleValue()).isEqualTo(0.45);
        assertThat(metrics.get("validation_loss").doubleValue()).isEqualTo(0.6);
        assertThat(metrics.has("validation_confusion_matrix")).isFalse();
        assertThat(metrics.get("best"))
                .isEqualTo(JsonMapper.shared()
                        .readTree(
                                "{\"metric\": \"validation_loss\", \"epoch\": 1, \"iteration\": 10, \"value\": 0.4}"));
    }

    @Test
    void cancellationIsHeardWithTheNextAppend() {
        LeasedJob job = claimed();
        Heartbeat heartbeat = heartbeat(job);
        try (JobLog log = new JobLog(job, heartbeat, Position.BEGINNING)) {
            house.cancel(job.id());
            log.iteration(1, 1, Map.of("loss", 0.5));
            await().until(() -> heartbeat.requested() == StopSignal.Reason.CANCELLED);
        }
    }

    @Test
    void timeLeftEndsWithTheRunsLimit() {
        house.submit("a", 0, JsonMapper.shared().readTree("{\"training\": {\"max_seconds\": 1}}"));
        LeasedJob job = house.claim(JobHouse.LEASE);
        ProgressTracker limited = new ProgressTracker(
                new Progress(0, 2, 0L, 1_000_000_000_000L, 0.0, null, null),
                job.resolved().maxSeconds(),
                0,
                Position.BEGINNING);
        limited.iteration(1, 1, Map.of("loss", 0.5));

        assertThat(limited.progress().get("eta_seconds").doubleValue()).isBetween(0.0, 1.0);
    }

    private LeasedJob claimed() {
        return claimed(JobHouse.LEASE);
    }

    private LeasedJob claimed(Duration lease) {
        house.submit("a");
        return house.claim(lease);
    }

    private static JobLog log(LeasedJob job) {
        return new JobLog(job, heartbeat(job), Position.BEGINNING);
    }

    private static Heartbeat heartbeat(LeasedJob job) {
        return new Heartbeat(job, JobHouse.LEASE, () -> false);
    }

    private static EpochSummary epoch(int number, double loss, double validation) {
        JsonNode validated = JsonMapper.shared()
                .createObjectNode()
                .put("loss", validation)
                .set("confusion_matrix", JsonMapper.shared().createArrayNode());
        return new EpochSummary(
                number, 10, loss, loss, validated, JsonMapper.shared().nullNode(), 0.1, 0.01, 100, List.of());
    }
}
