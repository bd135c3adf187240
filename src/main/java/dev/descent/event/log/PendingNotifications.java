package dev.descent.event.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What other processes have yet to be told: each job once, however often it was announced. */
final class PendingNotifications {
    /** While the database is away; whoever waits polls by then. */
    private static final int MOST = 10_000;

    private final Set<UUID> jobs = new LinkedHashSet<>();

    synchronized void add(UUID job) {
        if (jobs.size() < MOST) {
            jobs.add(job);
        }
    }

    synchronized List<UUID> take() {
        List<UUID> taken = List.copyOf(jobs);
        jobs.clear();
        return taken;
    }
}
