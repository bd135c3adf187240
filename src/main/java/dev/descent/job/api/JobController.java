package dev.descent.job.api;

import dev.descent.http.InvalidParameter;
import dev.descent.http.Page;
import dev.descent.http.Tags;
import dev.descent.job.Job;
import dev.descent.job.JobConflict;
import dev.descent.job.Status;
import dev.descent.job.admit.Admission;
import dev.descent.job.admit.Admitted;
import dev.descent.job.gate.GateOutlooks;
import dev.descent.job.queue.CheckpointPruned;
import dev.descent.job.queue.IdempotencyKey;
import dev.descent.job.queue.JobFilter;
import dev.descent.job.queue.Jobs;
import dev.descent.job.queue.Submissions;
import dev.descent.ml.spec.InvalidSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Submits, lists, shows, pauses, cancels and deletes jobs. */
@RestController
@Profile("api")
@RequestMapping("/v1/jobs")
class JobController {
    private static final int LONGEST_WAIT = 60;
    private static final int MOST_TRIES = 10;
    /** A body that says {@code {}} or {@code null}. */
    private static final int LONGEST_NOTHING = 4;

    private final Jobs jobs;
    private final Submissions submissions;
    private final Admission admission;
    private final JobAnswers answers;
    private final JobWait wait;
    private final GateOutlooks gates;

    JobController(
            Jobs jobs,
            Submissions submissions,
            Admission admission,
            JobAnswers answers,
            JobWait wait,
            GateOutlooks gates) {
        this.jobs = jobs;
        this.submissions = submissions;
        this.admission = admission;
        this.answers = answers;
        this.wait = wait;
        this.gates = gates;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> submit(
            @RequestBody JsonNode body,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String header) {
        if (dryRun) {
            Admitted admitted = admission.dryRun(body);
            return ResponseEntity.ok(DryRun.of(admitted, null, gates.of(admitted)));
        }
        IdempotencyKey key = IdempotencyKey.of(header, body);
        Job job = key == null ? submit(body, null) : submissions.earlier(key).orElseGet(() -> submit(body, key));
        return ResponseEntity.accepted()
                .location(URI.create(JobAnswer.path(job.id())))
                .body(answers.of(job));
    }

    /** A job that runs may replace the checkpoint to begin from meanwhile: then the newer one is taken. */
    private Job submit(JsonNode body, @Nullable IdempotencyKey key) {
        for (int tries = 1; ; tries++) {
            try {
                Admitted admitted = admission.admit(body);
                return submissions.submit(admitted.submission(body), admitted.planned(), key, admitted.start());
            } catch (CheckpointPruned pruned) {
                if (tries == MOST_TRIES) {
                    throw new JobConflict("The checkpoint to begin from is replaced faster than it can be copied.");
                }
            }
        }
    }

    @GetMapping
    Page<JobAnswer> list(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String tag) {
        JobFilter filter = new JobFilter(after, status, name, Tags.of(tag == null ? List.of() : List.of(tag)));
        return jobs.list(filter, Page.checked(limit)).map(JobAnswer::of);
    }

    @GetMapping("/{id}")
    Mono<JobAnswer> show(@PathVariable UUID id, @RequestParam(name = "wait", defaultValue = "0") int seconds) {
        checkWait(seconds);
        return waited(id, seconds, job -> job.status().isTerminal());
    }

    private Mono<JobAnswer> waited(UUID id, int seconds, Predicate<JobAnswer> awaited) {
        return seconds == 0 ? wait.look(id) : wait.atMost(id, Duration.ofSeconds(seconds), awaited);
    }

    private static void checkWait(int seconds) {
        InvalidParameter.checkBetween("wait", seconds, 0, LONGEST_WAIT);
    }

    /** Answers when the checkpoint is safe and the job paused, or where it is when the time is over. */
    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<JobAnswer> pause(@PathVariable UUID id, @RequestParam(name = "wait", defaultValue = "5") int seconds) {
        checkWait(seconds);
        return wait.after(() -> jobs.pause(id))
                .then(Mono.defer(() -> waited(id, seconds, job -> !job.pauseRequested())));
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer resume(@PathVariable UUID id, ServerHttpRequest request) {
        checkUnchanged(request.getHeaders().getContentLength());
        return answers.of(jobs.resume(id));
    }

    /**
     * Another loss that came along must not be passed over in silence. The body is not read, for clients name any type where it is empty, and
     * Spring would refuse some.
     */
    private static void checkUnchanged(long bodyLength) {
        if (bodyLength > LONGEST_NOTHING) {
            throw new InvalidSpec(
                    "",
                    "must not be there: a paused job goes on as it is; for another loss, optimizer or setting, submit a job"
                            + " whose start_from names this one");
        }
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer cancel(@PathVariable UUID id) {
        return answers.of(jobs.cancel(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        jobs.delete(id);
    }
}
