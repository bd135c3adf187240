package dev.descent.race;

import dev.descent.http.ToldOutage;
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

/** Has the races looked after, every second. */
@Component
class RaceClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RaceClock.class);

    private final RaceKeeper keeper;
    private final ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> looking;

    RaceClock(RaceKeeper keeper) {
        this.keeper = keeper;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("races-");
        daemons.setDaemon(true);
        this.thread = Executors.newSingleThreadScheduledExecutor(daemons);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        looking = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            keeper.stepAll();
        } catch (RuntimeException e) {
            LOG.atLevel(ToldOutage.level(e)).log("Races cannot be looked after for now: {}", e.toString());
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        thread.shutdownNow();
    }
}
