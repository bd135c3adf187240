package dev.descent.event.log;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Wakes those who wait for a job's log to grow, here and in other processes. A notification says "look", never what there is to see, and may
 * be lost with the database connection: who waits must also look now and then by itself.
 */
@Component
public class LogNotifier {
    /** The nil UUID names no job; it stands for the queue. */
    private static final UUID QUEUE = new UUID(0, 0);

    private final ConcurrentMap<UUID, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final PendingNotifications outgoing = new PendingNotifications();

    /** A job's log, or its row, changed. Call it after the commit. */
    public void announce(UUID job) {
        wake(job);
        outgoing.add(job);
    }

    /** A job was queued. Call it after the commit. */
    public void announceQueued() {
        announce(QUEUE);
    }

    /** Calls back, quickly please, at every notification for a job, until closed. */
    public Listening listen(UUID job, Runnable notified) {
        listeners.compute(job, (key, present) -> {
            List<Runnable> all = present == null ? new CopyOnWriteArrayList<>() : present;
            all.add(notified);
            return all;
        });
        return () -> listeners.computeIfPresent(job, (key, present) -> {
            present.remove(notified);
            return present.isEmpty() ? null : present;
        });
    }

    /** Calls back, quickly please, where a job may have been queued, until closed. */
    public Listening listenQueue(Runnable notified) {
        return listen(QUEUE, notified);
    }

    /**
     * When to look at a job: now, at every notification, and after every {@code poll} without one. Ticks that come while the last is still worked
     * on become one.
     */
    public Flux<Long> ticks(UUID job, Duration poll) {
        Flux<Long> notifications = Flux.create(
                sink -> {
                    Listening listening = listen(job, () -> sink.next(0L));
                    sink.onDispose(listening::close);
                },
                FluxSink.OverflowStrategy.LATEST);
        return Flux.merge(Flux.interval(Duration.ZERO, poll).onBackpressureLatest(), notifications)
                .onBackpressureLatest();
    }

    void wake(UUID job) {
        listeners.getOrDefault(job, List.of()).forEach(Runnable::run);
    }

    /** After a time in which notifications may have been lost. */
    void wakeAll() {
        listeners.values().stream().flatMap(Collection::stream).forEach(Runnable::run);
    }

    PendingNotifications outgoing() {
        return outgoing;
    }

    /** A subscription; close it to end it. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
