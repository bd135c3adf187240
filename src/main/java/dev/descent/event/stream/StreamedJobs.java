package dev.descent.event.stream;

import dev.descent.event.log.LogHead;
import dev.descent.event.log.LogNotFound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs that one stream follows: a fixed list, or, where a finder is given, whatever it finds now and then. */
final class StreamedJobs {
    /** Jobs that one stream may follow. */
    static final int MOST = 50;

    /** Ended jobs that made room and are remembered, so that they are not told again; far more than are found at once. */
    private static final int MOST_LEFT = 1_000;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final LogTails tails;
    private final Cursors cursors;
    private final @Nullable Finder finder;
    private final Signal wake = new Signal();
    private final List<EventSource> sources = new ArrayList<>();
    private final Set<UUID> left = new LinkedHashSet<>();
    private final List<byte[]> resets = new ArrayList<>();
    private boolean closed;
    private long lastLook = System.nanoTime();

    StreamedJobs(LogTails tails, Cursors cursors, @Nullable Finder finder) {
        this.tails = tails;
        this.cursors = cursors;
        this.finder = finder;
    }

    Signal wake() {
        return wake;
    }

    List<EventSource> sources() {
        return sources;
    }

    /** Follows one more job, from where the client left it. */
    void add(UUID job) {
        long cursor = cursors.of(job);
        LogHead head = tails.head(job, cursor);
        if (cursor > head.lastSeq() && !head.ended()) {
            resets.add(Framing.reset(job, head));
            cursor = 0;
        }
        join(job, head, cursor);
    }

    /** What to tell the client of cursors that lie ahead, once. */
    List<byte[]> resets() {
        List<byte[]> told = List.copyOf(resets);
        resets.clear();
        return told;
    }

    /** Whether all is sent that will ever be. */
    boolean isOver() {
        return finder == null && sources.stream().allMatch(EventSource::ended);
    }

    boolean mustRead() {
        return untilLook().isNegative() || sources.stream().anyMatch(EventSource::isBehind);
    }

    /** Asks the database for what is behind, and for jobs that came. */
    void read() {
        sources.stream().filter(EventSource::isBehind).forEach(source -> source.fetch(tails.logs()));
        if (untilLook().isNegative()) {
            look();
        }
    }

    Duration untilLook() {
        return finder == null ? Duration.ofDays(1) : LOOK_EVERY.minusNanos(System.nanoTime() - lastLook);
    }

    /** Jobs that have ended make room for new ones; jobs that have not are never left. */
    void look() {
        lastLook = System.nanoTime();
        if (finder == null) {
            return;
        }
        List<UUID> found = finder.jobs(MOST);
        for (UUID job : found) {
            if (!isKnown(job) && (sources.size() < MOST || dropEnded(found))) {
                addFound(job);
            }
        }
    }

    /** Also one that was told to its end and made room: others may have ended after it, or been deleted, so that it is found again. */
    private boolean isKnown(UUID job) {
        return left.contains(job)
                || sources.stream().anyMatch(source -> source.job().equals(job));
    }

    private void addFound(UUID job) {
        try {
            add(job);
        } catch (LogNotFound deleted) {
            // since it was found, which is no reason to end the others' stream
        }
    }

    /** Any time, also while another thread adds a job. */
    synchronized void close() {
        closed = true;
        sources.forEach(source -> tails.leave(source.job(), wake));
    }

    private synchronized void join(UUID job, LogHead head, long cursor) {
        if (!closed) {
            sources.add(new EventSource(job, tails.join(job, head, wake), cursor, head.exhaustedAt(cursor)));
        }
    }

    private synchronized boolean dropEnded(List<UUID> found) {
        for (EventSource source : sources) {
            if (source.ended() && !found.contains(source.job())) {
                tails.leave(source.job(), wake);
                remember(source.job());
                return sources.remove(source);
            }
        }
        return false;
    }

    private void remember(UUID job) {
        left.add(job);
        if (left.size() > MOST_LEFT) {
            left.remove(left.iterator().next());
        }
    }

    /** Finds jobs, those that have not ended first, then the newest. */
    @FunctionalInterface
    interface Finder {
        List<UUID> jobs(int most);
    }
}
