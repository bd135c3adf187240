package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.event.log.EventKind;
import dev.descent.job.Job;
import dev.descent.job.Receipt;
import dev.descent.job.Status;
import dev.descent.job.queue.JobHouse;
import dev.descent.ml.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest extends WorkersFixture {
    @Test
    void jobRunsToItsEnd() {
        start(1, WorkersFixture::threeIterations);
        Job job = ended(house.submit("a", 0, SPEC).id());
        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(job.receipt()).isEqualTo(new Receipt(3L, 3L, 0L, "abc", null));
        assertThat(house.series(job.id(), "loss")).containsExactly(0.9, 0.8, 0.7);
        assertThat(house.kinds(job.id()).get(house.kinds(job.id()).size() - 1)).isEqualTo("end");
    }

    @Test
    void jobsRunAtOnceWithinTheSlots() {
        CyclicBarrier both = new CyclicBarrier(2);
        start(2, run -> {
            meet(both);
            return threeIterations(run);
        });
        UUID one = house.submit("1", 0, SPEC).id();
        UUID other = house.submit("2", 0, SPEC).id();
        assertThat(ended(one).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(ended(other).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void eachJobRunsOnceWhereTwoServicesShareTheDatabase() {
        AtomicInteger runs = new AtomicInteger();
        Trainer counting = run -> {
            runs.incrementAndGet();
            return threeIterations(run);
        };
        start(2, counting);
        start(2, counting);
        List<UUID> jobs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            jobs.add(house.submit("job " + i, 0, SPEC).id());
        }
        assertThat(jobs).allSatisfy(id -> assertThat(ended(id).attempt()).isEqualTo(1));
        assertThat(runs).hasValue(12);
    }

    @Test
    void runningJobStopsWhenItIsCancelled() {
        CountDownLatch running = new CountDownLatch(1);
        start(1, untilStopped(running));
        UUID id = house.submit("a", 0, SPEC).id();
        reached(running);
        house.cancel(id);
        Job job = ended(id);
        assertThat(job.status()).isEqualTo(Status.CANCELLED);
        assertThat(job.receipt()).isNotNull().extracting(Receipt::missing).isEqualTo(0L);
    }

    @Test
    void drainGivesTheJobBackWithoutCountingTheAttempt() {
        CountDownLatch running = new CountDownLatch(1);
        Workers first = start(1, untilStopped(running));
        UUID id = house.submit("a", 0, SPEC).id();
        reached(running);
        first.stop();
        Job job = house.job(id);
        assertThat(job.status()).isEqualTo(Status.QUEUED);
        assertThat(job.attempt()).isZero();
        assertThat(house.series(id, "loss")).isEmpty();
        assertThat(house.data(id, EventKind.REWIND)).hasSize(1);
        start(1, WorkersFixture::threeIterations);
        assertThat(ended(id).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(house.series(id, "loss")).containsExactly(0.9, 0.8, 0.7);
    }

    @Test
    void workerThatLostItsLeaseLeavesTheJobToTheNext() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Trainer patient = untilStopped(running);
        start(1, run -> {
            try {
                return patient.train(run);
            } finally {
                left.countDown();
            }
        });
        UUID id = house.submit("a", 0, SPEC).id();
        reached(running);
        house.jdbc()
                .sql("update jobs set lease_token = gen_random_uuid() where id = ?")
                .param(id)
                .update();
        reached(left);
        assertThat(house.job(id).status()).isEqualTo(Status.RUNNING);
        assertThat(house.kinds(id)).doesNotContain("end");
    }

    @Test
    void lostJobIsTakenUpByALivingWorker() {
        UUID id = house.submit("a", 0, SPEC).id();
        house.claim(JobHouse.NO_TIME);
        start(1, WorkersFixture::threeIterations);
        Job job = ended(id);
        assertThat(job.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(job.attempt()).isEqualTo(2);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(120, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
