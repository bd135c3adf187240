package dev.descent.runner;

import dev.descent.http.ToldOutage;
import dev.descent.job.queue.JobQueue;
import dev.descent.job.queue.LostJobs;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes jobs away from workers that give no sign of life, and at once from those whose process is seen to be dead. */
@Component
@Profile("worker")
class LostWorkers {
    private static final Logger LOG = LoggerFactory.getLogger(LostWorkers.class);

    private final JobQueue queue;
    private final LostJobs lost;
    private final RunnerSettings settings;
    private final Contact contact;
    private final ProcessMark own;
    private final DeadProcesses dead;

    LostWorkers(JobQueue queue, LostJobs lost, RunnerSettings settings) {
        this.queue = queue;
        this.lost = lost;
        this.settings = settings;
        contact = new Contact(settings.longestGap(), settings.quiet());
        own = ProcessMark.in(settings.scratch());
        dead = new DeadProcesses(settings.scratch(), own);
    }

    /** What this process is called in leases. */
    String process() {
        return own.process();
    }

    /** One look, from one thread at a time. */
    void look() {
        try {
            dead.each(this::isSettled);
            Instant now = queue.now();
            tell(contact.made(now) ? lost.reap(now, settings.retries()) : 0, "workers that gave no sign of life");
        } catch (RuntimeException e) {
            contact.broken();
            LOG.atLevel(ToldOutage.level(e)).log("Cannot look for lost jobs for now: {}", e.getMessage());
        }
    }

    /** Whether nothing is left that the process had. */
    private boolean isSettled(String process) {
        int found = lost.reap(process, settings.retries());
        tell(found, process + ", which is dead");
        return found == 0;
    }

    private static void tell(int jobs, String whose) {
        if (jobs > 0) {
            LOG.warn("Took {} jobs from {}", jobs, whose);
        }
    }
}
