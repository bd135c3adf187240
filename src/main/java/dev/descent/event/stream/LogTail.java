package dev.descent.event.stream;

import dev.descent.event.log.EventPage;
import dev.descent.event.log.LogEvent;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.LogStore;
import dev.descent.http.ToldOutage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Reads what is new in one job's log, once for all streams that follow it. */
final class LogTail {
    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final int PAGE = 128;

    private final UUID job;
    private final LogStore logs;
    private final RecentEvents recent;
    private final Set<Signal> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;
    private volatile Disposable reading = () -> {};

    /** @param last event that it does not read any more; those up to there each stream reads by itself */
    LogTail(UUID job, LogStore logs, long last) {
        this.job = job;
        this.logs = logs;
        this.recent = new RecentEvents(last);
    }

    RecentEvents recent() {
        return recent;
    }

    /** Whether the job was deleted. */
    boolean gone() {
        return gone;
    }

    /** Looks at every notification and after each {@code poll}, until the log's end. */
    void start(LogNotifier notifier, Duration poll, LogReader reader) {
        reading = notifier.ticks(job, poll)
                .concatMap(tick -> reader.ask(this::readOrFail).onErrorResume(this::tryLater), 1)
                .takeUntil(ended -> ended)
                .subscribe();
    }

    void stop() {
        reading.dispose();
    }

    void join(Signal stream) {
        streams.add(stream);
    }

    /** Whether nobody is left. */
    boolean leave(Signal stream) {
        streams.remove(stream);
        return streams.isEmpty();
    }

    /** To Reactor such an error is the end of the process: it would tell nobody, and the streams would wait for ever. */
    private boolean readOrFail() {
        try {
            return read();
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException("no memory to read a log", e);
        }
    }

    private boolean read() {
        EventPage page;
        do {
            page = logs.page(job, recent.last(), PAGE);
            List<LogEvent> events = page.events();
            events.forEach(recent::add);
            if (!events.isEmpty()) {
                streams.forEach(Signal::raise);
                if (events.get(events.size() - 1).isEnd()) {
                    return true;
                }
            }
        } while (page.more());
        return isGone();
    }

    /** A job that ended and was deleted between two looks would otherwise be waited for for ever. */
    private boolean isGone() {
        gone = !logs.exists(job);
        if (gone) {
            streams.forEach(Signal::raise);
        }
        return gone;
    }

    private Mono<Boolean> tryLater(Throwable failure) {
        LOG.atLevel(ToldOutage.level(failure))
                .log("Cannot read the log of job {}, trying again: {}", job, failure.toString());
        return Mono.just(false);
    }
}
