package dev.descent.dataset.registry;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Removes, at start and each hour, what killed processes left of uploads. Each is old enough that no replica is at work on it. */
@Component
class UploadSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    /** An upload is written to at least every minute, and then looked at. */
    private static final Duration GRACE = Duration.ofHours(6);

    private final Uploads uploads;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "upload-sweep");
        made.setDaemon(true);
        return made;
    });

    private @Nullable ScheduledFuture<?> sweeping;

    UploadSweep(Uploads uploads) {
        this.uploads = uploads;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        sweeping = thread.scheduleWithFixedDelay(this::sweep, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    void sweep() {
        try {
            int removed = uploads.sweep(clock.instant().minus(GRACE));
            if (removed > 0) {
                LOG.info("Removed the bytes of {} uploads that were never registered", removed);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot look for what uploads left: {}", e.toString());
        }
    }

    @Override
    public void close() {
        if (sweeping != null) {
            sweeping.cancel(true);
        }
        thread.shutdownNow();
    }
}
