package dev.descent.job.gate;

import dev.descent.http.Tags;
import dev.descent.job.Job;
import dev.descent.job.JobNotFound;
import dev.descent.job.Status;
import dev.descent.job.queue.JobFilter;
import dev.descent.job.queue.Jobs;
import dev.descent.ml.gate.Baseline;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the jobs that others are compared with. */
@Component
class BaselineJobs {
    private final Jobs jobs;

    BaselineJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The job as it is now; empty where there is none, or it has not succeeded. */
    Optional<Job> find(Baseline baseline) {
        Optional<UUID> id = baseline.job() != null ? Optional.of(UUID.fromString(baseline.job())) : newest(baseline);
        return id.flatMap(this::job).filter(job -> job.status() == Status.SUCCEEDED);
    }

    private Optional<UUID> newest(Baseline baseline) {
        JobFilter filter =
                new JobFilter(null, Status.SUCCEEDED, null, Tags.of(List.of(String.valueOf(baseline.tag()))));
        return jobs.list(filter, 1).data().stream().findFirst().map(job -> job.id());
    }

    private Optional<Job> job(UUID id) {
        try {
            return Optional.of(jobs.get(id));
        } catch (JobNotFound deleted) {
            return Optional.empty();
        }
    }
}
