package dev.descent.event.stream;

import dev.descent.event.log.LogHead;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.LogStore;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The tails of the jobs that somebody follows now, each shared by its streams and stopped with the last of them. */
@Component
@Profile("api")
class LogTails implements AutoCloseable {
    private final ConcurrentMap<UUID, LogTail> tails = new ConcurrentHashMap<>();
    private final LogReader reader = new LogReader();
    private final LogStore logs;
    private final LogNotifier notifier;
    private final EventSettings settings;

    LogTails(LogStore logs, LogNotifier notifier, EventSettings settings) {
        this.logs = logs;
        this.notifier = notifier;
        this.settings = settings;
    }

    LogReader reader() {
        return reader;
    }

    LogStore logs() {
        return logs;
    }

    /** How far a log had come: of a tail where that tells whoever is at a cursor that there is more, so that many who come at once ask once. */
    LogHead head(UUID job, long cursor) {
        LogTail tail = tails.get(job);
        return tail != null && !tail.gone() && cursor < tail.recent().last()
                ? new LogHead(tail.recent().last(), false)
                : logs.head(job);
    }

    LogTail join(UUID job, LogHead head, Signal stream) {
        return tails.compute(job, (key, present) -> {
            LogTail tail = present == null ? started(job, head) : present;
            tail.join(stream);
            return tail;
        });
    }

    void leave(UUID job, Signal stream) {
        tails.computeIfPresent(job, (key, tail) -> {
            if (tail.leave(stream)) {
                tail.stop();
                return null;
            }
            return tail;
        });
    }

    int size() {
        return tails.size();
    }

    @Override
    public void close() {
        tails.values().forEach(LogTail::stop);
        reader.close();
    }

    private LogTail started(UUID job, LogHead head) {
        long before = head.ended() ? head.lastSeq() : Math.max(0, head.lastSeq() - RecentEvents.MOST);
        LogTail tail = new LogTail(job, logs, before);
        if (!head.ended()) {
            tail.start(notifier, settings.poll(), reader);
        }
        return tail;
    }
}
