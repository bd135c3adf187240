package dev.descent.job.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.descent.job.Failure;
import dev.descent.job.Job;
import dev.descent.job.JobFacts;
import dev.descent.job.Parent;
import dev.descent.job.Receipt;
import dev.descent.job.State;
import dev.descent.job.Status;
import dev.descent.job.Submission;
import dev.descent.job.queue.ListedJob;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.StopSignal.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as the API answers it.
 *
 * @param asked what it is to do: {@link Whole}, or {@link Named} in a list
 * @param metrics the latest of each; empty before the first iteration
 * @param pauseRequested whether a running job is about to pause
 * @param queue its place; null where it is not queued
 * @param parent where it began; null for the beginning
 * @param receipt of a job that ran to its end
 * @param gatesPassed whether its gates are; null where that is not known
 * @param gates what came of them; empty before that
 * @param attempt runs begun
 */
record JobAnswer(
        UUID id,
        @Nullable String name,
        Map<String, String> tags,
        Status status,
        boolean pauseRequested,
        @Nullable QueuePlace queue,
        @JsonUnwrapped Asked asked,
        @Nullable Parent parent,
        JsonNode progress,
        JsonNode metrics,
        @Nullable Failure failure,
        @Nullable Receipt receipt,
        @Nullable Boolean gatesPassed,
        JsonNode gates,
        int attempt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Links links) {

    /** What a job is to do; its members stand among the answer's own. */
    sealed interface Asked {}

    /**
     * All of it.
     *
     * @param spec with everything filled in
     * @param data what was found in the data
     * @param engine what computes the network; null while that is not known
     */
    record Whole(JsonNode spec, JsonNode data, @Nullable ChosenEngine engine) implements Asked {}

    /**
     * By names, for a list: the spec, and what was found in the data, may be large and are at the job.
     *
     * @param dataset its reference
     * @param model its type, as is {@code optimizer}
     * @param loss its title
     */
    record Named(String dataset, String model, String loss, String optimizer) implements Asked {}

    /**
     * A queued job's place.
     *
     * @param ahead jobs that will be begun before it, as the queue is now
     * @param notBefore when it may be begun; null for as soon as there is room
     */
    record QueuePlace(long ahead, @Nullable Instant notBefore) {}

    /** Where to go from a job. */
    record Links(
            String self,
            String events,
            String metrics,
            String artifacts,
            String predict,
            String evaluate,
            String worst) {
        static Links of(UUID id) {
            String self = path(id);
            return new Links(
                    self,
                    self + "/events",
                    self + "/metrics",
                    self + "/artifacts",
                    self + "/predict",
                    self + "/evaluate",
                    self + "/worst");
        }
    }

    /** @param ahead of it in the queue; null where it is not queued */
    static JobAnswer of(Job job, @Nullable Long ahead) {
        Submission submission = job.submission();
        return of(job, new Whole(submission.spec(), submission.data(), submission.engine()), ahead);
    }

    static JobAnswer of(ListedJob job) {
        return of(job, new Named(job.dataset(), job.model(), job.loss(), job.optimizer()), job.ahead());
    }

    private static JobAnswer of(JobFacts job, Asked asked, @Nullable Long ahead) {
        State state = job.state();
        return new JobAnswer(
                job.id(),
                job.name(),
                job.tags(),
                state.status(),
                state.asked() == Reason.PAUSED,
                ahead == null ? null : new QueuePlace(ahead, state.attempts().notBefore()),
                asked,
                job.parent(),
                job.progress(),
                job.metrics(),
                state.failure(),
                state.receipt(),
                state.gatesPassed(),
                SpecWriter.write(
                        state.gates() == null ? List.of() : state.gates().gates()),
                state.attempt(),
                job.createdAt(),
                state.startedAt(),
                state.finishedAt(),
                Links.of(job.id()));
    }

    static String path(UUID id) {
        return "/v1/jobs/" + id;
    }
}
