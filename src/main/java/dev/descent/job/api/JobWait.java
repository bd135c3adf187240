package dev.descent.job.api;

import dev.descent.event.log.LogNotifier;
import dev.descent.http.MachineError;
import dev.descent.http.Stop;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Holds an answer until a job is where it is awaited, without holding a thread. */
@Component
@Profile("api")
class JobWait {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final JobAnswers jobs;
    private final LogNotifier notifier;
    private final Stop stop;
    private final Scheduler blocking;

    JobWait(JobAnswers jobs, LogNotifier notifier, Stop stop, Scheduler blocking) {
        this.jobs = jobs;
        this.notifier = notifier;
        this.stop = stop;
        this.blocking = blocking;
    }

    /** The job as soon as it is as awaited, or as it is when the time is over or the service stops. */
    Mono<JobAnswer> atMost(UUID id, Duration longest, Predicate<JobAnswer> awaited) {
        return notifier.ticks(id, POLL)
                .concatMap(tick -> look(id), 0)
                .takeUntil(awaited)
                .takeUntilOther(Mono.delay(longest))
                .takeUntilOther(stop.begun())
                .last()
                .onErrorResume(NoSuchElementException.class, none -> look(id));
    }

    /** Completes when something blocking is done. */
    Mono<Void> after(Runnable first) {
        return Mono.<Void>fromRunnable(first).subscribeOn(blocking);
    }

    Mono<JobAnswer> look(UUID id) {
        return Mono.fromCallable(MachineError.told(() -> jobs.of(id))).subscribeOn(blocking);
    }
}
