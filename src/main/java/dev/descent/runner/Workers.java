package dev.descent.runner;

import dev.descent.event.log.LogNotifier;
import dev.descent.http.Stop;
import dev.descent.http.ToldOutage;
import dev.descent.job.queue.JobQueue;
import dev.descent.job.queue.LeasedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The threads that claim jobs and run them. They live as long as the process: native workspaces belong to a thread, so a thread per
 * job would leak them. At shutdown each run stops at its next batch and its job goes back to the queue.
 */
@Component
@Profile("worker")
class Workers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final JobQueue queue;
    private final Training training;
    private final Results results;
    private final LogNotifier notifier;
    private final LostWorkers lost;
    private final RunnerSettings settings;

    private final Semaphore announced = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    private volatile boolean draining;
    private LogNotifier.@Nullable Listening listening;
    private @Nullable ScheduledHeartbeats heartbeats;

    Workers(
            JobQueue queue,
            Training training,
            Results results,
            LogNotifier notifier,
            LostWorkers lost,
            RunnerSettings settings,
            Stop stop) {
        this.queue = queue;
        this.training = training;
        this.results = results;
        this.notifier = notifier;
        this.lost = lost;
        this.settings = settings;
        stop.begun().subscribe(null, null, this::drain);
    }

    @Override
    public synchronized void start() {
        draining = false;
        ScheduledHeartbeats started = new ScheduledHeartbeats(lost, settings);
        heartbeats = started;
        listening = notifier.listenQueue(announced::release);
        for (int slot = 1; slot <= settings.jobsAtOnce(); slot++) {
            Thread thread = new Thread(() -> work(started), "worker-" + slot);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        running = true;
        LOG.info("workers wait for jobs: {}", threads.size());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the notifier's connection, whose phase is 0: what is given back is announced. */
    @Override
    public int getPhase() {
        return 100;
    }

    @Override
    public synchronized void stop() {
        drain();
        if (listening != null) {
            listening.close();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
        running = false;
        if (heartbeats != null) {
            heartbeats.close();
        }
    }

    /** Begins before the web server stops, since its requests may take their time. */
    private void drain() {
        draining = true;
        announced.release(settings.jobsAtOnce());
    }

    /** Off the caller's thread, so that the shutdown's time limit holds even where a batch takes longer. */
    @Override
    public void stop(Runnable callback) {
        Thread drain = new Thread(
                () -> {
                    try {
                        stop();
                    } finally {
                        callback.run();
                    }
                },
                "drain");
        drain.setDaemon(true);
        drain.start();
    }

    private void work(ScheduledHeartbeats running) {
        String name = name();
        while (!draining) {
            Optional<LeasedJob> claimed = isOpen() ? claim(name) : Optional.empty();
            if (claimed.isPresent()) {
                run(running, claimed.get());
            } else {
                awaitAnnouncement();
            }
        }
    }

    /** Whether a job could be trained here now, and its results kept. */
    private boolean isOpen() {
        return results.areOpen() && !training.memory().isAwaited();
    }

    private Optional<LeasedJob> claim(String name) {
        try {
            return queue.claim(name, settings.lease());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.atLevel(ToldOutage.level(e)).log("Cannot look for jobs for now: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** A slot is never lost to a job, whatever that throws: another worker takes the job when its lease is over. */
    private void run(ScheduledHeartbeats running, LeasedJob job) {
        try {
            running.during(job, () -> draining, heartbeat -> new JobRun(job, heartbeat, training, results).run());
        } catch (Throwable thrown) {
            LOG.error("Job {} is left as it is", job.id(), thrown);
        }
    }

    /** One announcement wakes one thread, and a thread that finds a job looks again after it. */
    private void awaitAnnouncement() {
        try {
            if (announced.tryAcquire(RunnerSettings.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Woken by an announcement");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts a worker", e);
        }
    }

    /** For people who look for the process that ran a job. */
    private String name() {
        return lost.process() + "/" + Thread.currentThread().getName();
    }
}
