package dev.descent.job.api;

import dev.descent.job.Job;
import dev.descent.job.Status;
import dev.descent.job.queue.Jobs;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Answers of jobs as they are now, with their place in the queue. */
@Component
@Profile("api")
class JobAnswers {
    private final Jobs jobs;

    JobAnswers(Jobs jobs) {
        this.jobs = jobs;
    }

    JobAnswer of(UUID id) {
        return of(jobs.get(id));
    }

    JobAnswer of(Job job) {
        return JobAnswer.of(job, job.status() == Status.QUEUED ? jobs.ahead(job) : null);
    }
}
