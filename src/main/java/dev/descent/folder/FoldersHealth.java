package dev.descent.folder;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whether the folders can be used now. Anybody may ask, so that the disks are asked every two seconds at most, and by one thread: the
 * others get the last answer, also while a disk does not answer.
 */
@Component("foldersHealthIndicator")
final class FoldersHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(FoldersHealth.class);
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final Folders folders;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile List<FolderFault> faults = List.of();
    private volatile long looked = System.nanoTime() - FRESH;

    FoldersHealth(Environment environment) {
        folders = Folders.of(environment);
    }

    @Override
    public Health health() {
        if (looking.tryLock()) {
            try {
                look();
            } finally {
                looking.unlock();
            }
        }
        return faults.isEmpty() ? Health.up().build() : Health.down().build();
    }

    private void look() {
        if (System.nanoTime() - looked < FRESH) {
            return;
        }
        List<FolderFault> found = folders.faultsNow();
        if (!found.equals(faults)) {
            found.forEach(fault -> LOG.error("{} Not ready until it can.", fault));
            if (found.isEmpty()) {
                LOG.info("All folders can be used again");
            }
        }
        faults = found;
        looked = System.nanoTime();
    }
}
