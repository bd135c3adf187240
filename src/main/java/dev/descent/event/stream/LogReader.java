package dev.descent.event.stream;

import dev.descent.http.MachineError;
import dev.descent.http.StorageFaults;
import dev.descent.http.ToldOutage;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Asks the database for streams, on threads that may wait for it. While it does not answer few wait to find that out, and the others are
 * told at once, so that all streams go on giving signs of life. The pool refuses at once in an outage only: where all its connections are
 * in use, each stream in turn would wait for one.
 */
final class LogReader implements AutoCloseable {
    /** Before the next is asked, where the database did not answer the last. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    /** Of the pool's connections streams take no more than these. */
    private static final int THREADS = 4;

    private static final int WAITING = 10_000;

    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "log-reader", 60, true);
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile long failedAt;
    private volatile @Nullable Throwable failure;

    /** Its answer, or nothing where the database is away; other faults are passed on. */
    <T> Mono<T> ask(Callable<T> question) {
        return Mono.fromCallable(MachineError.told(() -> mustRest() ? null : answer(question)))
                .subscribeOn(threads)
                .onErrorResume(StorageFaults::isDatabaseAway, this::rest);
    }

    /** The same for a client that comes, which is told at once where the database is away. */
    Mono<Void> open(Runnable question) {
        return Mono.<Void>fromRunnable(() -> {
                    if (mustRest()) {
                        throw new DataAccessResourceFailureException("the database is away", failure);
                    }
                    question.run();
                })
                .subscribeOn(threads);
    }

    private boolean mustRest() {
        return away.get() && System.nanoTime() - failedAt < PAUSE.toNanos();
    }

    private <T> T answer(Callable<T> question) throws Exception {
        T answer = question.call();
        if (away.compareAndSet(true, false)) {
            LOG.debug("The database answers again, streams go on");
        }
        return answer;
    }

    private <T> Mono<T> rest(Throwable met) {
        failure = met;
        failedAt = System.nanoTime();
        if (away.compareAndSet(false, true)) {
            LOG.atLevel(ToldOutage.level(met))
                    .log("The database does not answer, streams wait for it: {}", met.toString());
        }
        return Mono.empty();
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
