package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.event.log.EventKind;
import dev.descent.job.Job;
import dev.descent.job.Status;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.Trainer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryWaitTest extends WorkersFixture {
    @Test
    void jobThatDoesNotFitBesideAnotherWaitsForItsEnd() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        startInLittleMemory(3, run -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            reached(go);
            atOnce.decrementAndGet();
            return threeIterations(run);
        });
        UUID first = house.submit("1", 0, SPEC).id();
        await().until(() -> atOnce.get() == 1);
        UUID second = house.submit("2", 0, SPEC).id();
        await().until(() -> house.kinds(second).contains("warning"));
        assertThat(house.data(second, EventKind.WARNING).get(0).get("message").stringValue())
                .contains("Waits until jobs that run beside it end")
                .contains("MB of the heap");
        go.countDown();
        assertThat(ended(first).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(ended(second).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(most).hasValue(1);
    }

    @Test
    void jobThatWaitsForMemoryCanBeCancelled() {
        CountDownLatch running = new CountDownLatch(1);
        startInLittleMemory(2, untilStopped(running));
        UUID first = house.submit("1", 0, SPEC).id();
        reached(running);
        UUID second = house.submit("2", 0, SPEC).id();
        await().until(() -> house.kinds(second).contains("warning"));
        house.cancel(second);
        assertThat(ended(second).status()).isEqualTo(Status.CANCELLED);
        assertThat(house.job(first).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void jobThatNeedsMoreThanItsWorkerHasFails() {
        MemorySize tiny = new MemorySize(1L << 30, 1L << 20);
        start(
                1,
                Duration.ofSeconds(1),
                new Training(
                        prepared((spec, watch) -> data(spec)),
                        new MemoryBudget(tiny),
                        run -> {
                            throw new AssertionError("trained");
                        },
                        house.judge(DATASETS)));
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("out_of_memory");
            assertThat(failure.detail()).contains("its worker has 1024 MB of the heap and 1 MB outside of it");
        });
    }

    /** With room for one job of {@link #SPEC}, and not for two. */
    private Workers startInLittleMemory(int slots, Trainer trainer) {
        MemorySize little = new MemorySize(1L << 30, 32L << 20);
        return start(
                slots,
                Duration.ofSeconds(1),
                new Training(
                        prepared((spec, watch) -> data(spec)),
                        new MemoryBudget(little),
                        trainer,
                        house.judge(DATASETS)));
    }
}
