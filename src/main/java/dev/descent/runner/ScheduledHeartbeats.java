package dev.descent.runner;

import dev.descent.job.queue.LeasedJob;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens by the clock: signs of life of the running jobs, and taking away jobs whose worker gives none. */
final class ScheduledHeartbeats implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledHeartbeats.class);

    private final RunnerSettings settings;
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> reaping;

    ScheduledHeartbeats(LostWorkers lost, RunnerSettings settings) {
        this.settings = settings;
        AtomicInteger count = new AtomicInteger();
        clock = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "heartbeats-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        reaping = every(settings.reaping(), lost::look);
    }

    /** Runs something with the job's lease kept alive. */
    void during(LeasedJob job, BooleanSupplier draining, Consumer<Heartbeat> run) {
        Heartbeat heartbeat = new Heartbeat(job, settings.lease(), draining);
        ScheduledFuture<?> beats = every(settings.heartbeat(), heartbeat::beat);
        try {
            run.accept(heartbeat);
        } finally {
            beats.cancel(false);
        }
    }

    private ScheduledFuture<?> every(Duration pause, Runnable task) {
        long nanos = pause.toNanos();
        return clock.scheduleWithFixedDelay(() -> survive(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** What is thrown would end the schedule, and with it every lease. */
    private static void survive(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            LOG.error("Something that happens by the clock failed, and is tried again", thrown);
        }
    }

    @Override
    public void close() {
        reaping.cancel(false);
        clock.shutdown();
    }
}
