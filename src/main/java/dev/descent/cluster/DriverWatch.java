package dev.descent.cluster;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees whether a driver is still at its run. */
final class DriverWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DriverWatch.class);

    private final DriverProcess driver;
    private final DriverDoor door;
    private final DriverLimits limits;
    private long asked;

    DriverWatch(DriverProcess driver, DriverDoor door, DriverLimits limits) {
        this.driver = driver;
        this.door = door;
        this.limits = limits;
    }

    /**
     * What is wrong with it, in a sentence; null where nothing is.
     *
     * @param stops whether it is asked to stop
     */
    @Nullable
    String fault(boolean stops) {
        if (!driver.isAlive()) {
            LOG.warn("A driver ended with {}:\n{}", driver.exitValue(), driver.lastLines());
            return "The driver of the cluster ended with code " + driver.exitValue() + " before its run.";
        }
        Duration limit = door.wasHeard() ? limits.silence() : limits.start();
        if (door.isSilentFor(limit)) {
            LOG.warn("A driver gave no sign of life for {}:\n{}", limit, driver.lastLines());
            return "The driver of the cluster gave no sign of life for " + limit.toSeconds() + " s.";
        }
        return stops && isSlow()
                ? "The driver of the cluster did not stop within "
                        + limits.stop().toSeconds() + " s."
                : null;
    }

    /** Whether it was asked to stop long ago; the first call is when it was. */
    private boolean isSlow() {
        long now = System.nanoTime();
        asked = asked == 0 ? now : asked;
        return now - asked > limits.stop().toNanos();
    }
}
