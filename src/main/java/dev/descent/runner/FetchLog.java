package dev.descent.runner;

import dev.descent.dataset.remote.FetchProgress;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.event.log.EventKind;
import dev.descent.event.log.NewEvent;
import dev.descent.job.queue.LeasedJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells a job's log how far its data is fetched and read, about once a second while that goes on, and ends it where the job is to stop. */
final class FetchLog implements FetchWatch {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LeasedJob job;
    private final Heartbeat heartbeat;
    private final FencedRetry retry;
    private final long pause;
    private @Nullable FetchProgress told;
    private long toldAt;
    private boolean reads;

    FetchLog(LeasedJob job, Heartbeat heartbeat) {
        this(job, heartbeat, PAUSE);
    }

    /** @param pause between two events */
    FetchLog(LeasedJob job, Heartbeat heartbeat, Duration pause) {
        this.pause = pause.toNanos();
        this.job = job;
        this.heartbeat = heartbeat;
        this.retry = new FencedRetry(job, heartbeat);
    }

    @Override
    public void waiting(FetchProgress progress) {
        heartbeat.throwIfRequested();
        if (isWorthTelling(progress)) {
            tell(progress);
        }
    }

    @Override
    public void reading(FetchProgress progress) {
        heartbeat.throwIfRequested();
        if (!reads) {
            reads = true;
            toldAt = System.nanoTime();
        } else if (System.nanoTime() - toldAt >= pause) {
            tell(progress);
        }
    }

    @Override
    public void stillWanted() {
        heartbeat.throwIfRequested();
    }

    private boolean isWorthTelling(FetchProgress progress) {
        boolean whole = progress.total() != null && progress.bytes() == progress.total();
        return told == null || (!progress.equals(told) && (whole || System.nanoTime() - toldAt >= pause));
    }

    private void tell(FetchProgress progress) {
        retry.run(() -> heartbeat.hear(job.append(event(progress))));
        told = progress;
        toldAt = System.nanoTime();
    }

    private static NewEvent event(FetchProgress progress) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("uri", progress.uri()).put("bytes", progress.bytes()).put("total", progress.total());
        return new NewEvent(EventKind.FETCH, data);
    }
}
