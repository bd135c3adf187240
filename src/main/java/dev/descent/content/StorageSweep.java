package dev.descent.content;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Removes, at start and each hour, what killed processes left half done. Each is old enough that no replica is at work
 * on it.
 */
@Component
class StorageSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StorageSweep.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    /** An upload is written to at least every minute, and then looked at. */
    private static final Duration GRACE = Duration.ofHours(6);

    private final List<Swept> all;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> sweeping;

    StorageSweep(List<Swept> all) {
        this.all = List.copyOf(all);
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("sweep-");
        daemons.setDaemon(true);
        this.thread = Executors.newSingleThreadScheduledExecutor(daemons);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        sweeping = thread.scheduleWithFixedDelay(this::sweep, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    void sweep() {
        Instant untouchedSince = clock.instant().minus(GRACE);
        for (Swept swept : all) {
            try {
                int removed = swept.sweep(untouchedSince);
                if (removed > 0) {
                    LOG.info("Removed {} files that were never finished, or that nobody refers to", removed);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("Cannot look for files that were left: {}", e.toString());
            }
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
