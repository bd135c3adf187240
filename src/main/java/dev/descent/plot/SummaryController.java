package dev.descent.plot;

import dev.descent.event.history.EpochHistory;
import dev.descent.job.Job;
import dev.descent.job.queue.Jobs;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A job as a comment on a pull request. */
@RestController
@Profile("api")
class SummaryController {
    private final Jobs jobs;
    private final LossLine losses;
    private final EpochHistory epochs;

    SummaryController(Jobs jobs, LossLine losses, EpochHistory epochs) {
        this.jobs = jobs;
        this.losses = losses;
        this.epochs = epochs;
    }

    @GetMapping(path = "/v1/jobs/{id}/summary.md", produces = "text/markdown;charset=UTF-8")
    String summary(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID baseline) {
        Job job = jobs.get(id);
        Job other = baseline == null ? null : jobs.get(baseline);
        return new JobSummary(job, other, epochs.of(id).last(), losses.of(id)).markdown();
    }
}
