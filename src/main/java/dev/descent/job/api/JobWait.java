package dev.descent.job.api;

import dev.descent.event.log.LogNotifier;
import dev.descent.http.Stop;
import dev.descent.job.Job;
import dev.descent.job.queue.Jobs;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Holds an answer until a job is over, without holding a thread. */
@Component
class JobWait {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final LogNotifier notifier;
    private final Stop stop;
    private final Scheduler blocking;

    JobWait(Jobs jobs, LogNotifier notifier, Stop stop, Scheduler blocking) {
        this.jobs = jobs;
        this.notifier = notifier;
        this.stop = stop;
        this.blocking = blocking;
    }

    /** The job as soon as it is terminal, or as it is when the time is over or the service stops. */
    Mono<Job> atMost(UUID id, Duration longest) {
        return notifier.ticks(id, POLL)
                .concatMap(tick -> look(id), 0)
                .takeUntil(job -> job.status().isTerminal())
                .takeUntilOther(Mono.delay(longest))
                .takeUntilOther(stop.begun())
                .last()
                .onErrorResume(java.util.NoSuchElementException.class, none -> look(id));
    }

    Mono<Job> look(UUID id) {
        return Mono.fromCallable(() -> jobs.get(id)).subscribeOn(blocking);
    }
}
