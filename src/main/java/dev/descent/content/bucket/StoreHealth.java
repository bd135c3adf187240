package dev.descent.content.bucket;

import dev.descent.content.ContentStores;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether content can be kept now. Anybody may ask, so that a bucket is asked every ten seconds at most, and by one thread: the others get
 * the last answer.
 */
@Component("storeHealthIndicator")
final class StoreHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final long FRESH = Duration.ofSeconds(10).toNanos();

    private final ContentStores stores;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Optional<String> fault = Optional.empty();
    private volatile long looked = System.nanoTime() - FRESH;

    StoreHealth(ContentStores stores) {
        this.stores = stores;
    }

    @Override
    public Health health() {
        if (System.nanoTime() - looked >= FRESH && looking.compareAndSet(false, true)) {
            try {
                look();
            } finally {
                looking.set(false);
            }
        }
        return fault.isEmpty() ? Health.up().build() : Health.down().build();
    }

    private void look() {
        Optional<String> found = stores.fault();
        if (!found.equals(fault)) {
            found.ifPresent(reason -> LOG.error("Nothing can be kept: {}. Not ready until it can.", reason));
            if (found.isEmpty()) {
                LOG.info("Files can be kept again");
            }
        }
        fault = found;
        looked = System.nanoTime();
    }
}
