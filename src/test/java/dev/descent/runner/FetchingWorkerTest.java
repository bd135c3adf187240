package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.dataset.remote.FetchProgress;
import dev.descent.event.log.EventKind;
import dev.descent.job.Job;
import dev.descent.job.Receipt;
import dev.descent.job.Status;
import dev.descent.ml.spec.InvalidSpec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FetchingWorkerTest extends WorkersFixture {
    @Test
    void drainingEndsAFetchAndGivesTheJobBack() {
        Workers workers = start(fetchingForever());
        UUID id = house.submitWithoutData(SPEC).id();
        await().until(() -> house.kinds(id).contains("fetch"));
        workers.stop();
        Job job = house.job(id);
        assertThat(job.status()).isEqualTo(Status.QUEUED);
        assertThat(job.attempt()).isZero();
        assertThat(house.progress(id).get("iterations").isNull()).isTrue();
    }

    @Test
    void cancellingEndsAFetch() {
        start(fetchingForever());
        UUID id = house.submitWithoutData(SPEC).id();
        await().until(() -> house.kinds(id).contains("fetch"));
        house.cancel(id);
        Job job = ended(id);
        assertThat(job.status()).isEqualTo(Status.CANCELLED);
        assertThat(job.receipt()).isEqualTo(new Receipt(0L, 0L, 0L, null, null));
    }

    @Test
    void leaseIsKeptDuringAFetch() {
        start(fetchingForever());
        UUID id = house.submitWithoutData(SPEC).id();
        await().until(() -> house.kinds(id).contains("fetch"));
        Instant until = house.job(id).lease().until();
        await().until(() -> house.job(id).lease().until().isAfter(until));
        assertThat(house.job(id).attempt()).isEqualTo(1);
    }

    @Test
    void fetchIsToldOnceASecondAndWhenItIsDone() {
        AtomicInteger bytes = new AtomicInteger();
        start(training(
                prepared((spec, watch) -> {
                    while (bytes.incrementAndGet() <= 5_000) {
                        watch.waiting(new FetchProgress("http://x/y", bytes.get(), 5_000L));
                    }
                    throw new InvalidSpec("uri", "is enough");
                }),
                WorkersFixture::threeIterations));
        UUID id = ended(house.submitWithoutData(SPEC).id()).id();
        List<JsonNode> told = house.data(id, EventKind.FETCH);
        assertThat(told.get(0).get("bytes").intValue()).isEqualTo(1);
        assertThat(told.get(told.size() - 1).get("bytes").intValue()).isEqualTo(5_000);
        assertThat(told).hasSizeLessThan(100);
    }

    private Training fetchingForever() {
        return training(
                prepared((spec, watch) -> {
                    while (true) {
                        watch.waiting(new FetchProgress("http://x/y", 0, null));
                    }
                }),
                WorkersFixture::threeIterations);
    }
}
