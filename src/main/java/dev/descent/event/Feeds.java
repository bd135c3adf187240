package dev.descent.event;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The feeds of the jobs that somebody follows now, each shared by its streams and stopped with the last of them. */
@Component
@Profile("api")
class Feeds implements AutoCloseable {
    /** Of the pool's connections streams take no more than these. */
    private static final int READERS = 4;

    private static final int WAITING = 10_000;

    private final ConcurrentMap<UUID, Feed> feeds = new ConcurrentHashMap<>();
    private final Scheduler database = Schedulers.newBoundedElastic(READERS, WAITING, "log-reader", 60, true);
    private final LogStore logs;
    private final Doorbell bell;
    private final EventSettings settings;

    Feeds(LogStore logs, Doorbell bell, EventSettings settings) {
        this.logs = logs;
        this.bell = bell;
        this.settings = settings;
    }

    /** Where streams may wait for the database. */
    Scheduler database() {
        return database;
    }

    LogStore logs() {
        return logs;
    }

    Feed join(UUID job, LogHead head, Wake stream) {
        return feeds.compute(job, (key, present) -> {
            Feed feed = present == null ? started(job, head) : present;
            feed.join(stream);
            return feed;
        });
    }

    void leave(UUID job, Wake stream) {
        feeds.computeIfPresent(job, (key, feed) -> {
            if (feed.leave(stream)) {
                feed.stop();
                return null;
            }
            return feed;
        });
    }

    int size() {
        return feeds.size();
    }

    @Override
    public void close() {
        feeds.values().forEach(Feed::stop);
        database.dispose();
    }

    private Feed started(UUID job, LogHead head) {
        Feed feed = new Feed(job, logs, head.lastSeq());
        if (!head.ended()) {
            feed.start(bell, settings.poll(), database);
        }
        return feed;
    }
}
