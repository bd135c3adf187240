package dev.descent.job;

import dev.descent.ml.network.ChosenEngine;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as the API answers it.
 *
 * @param spec with everything filled in
 * @param data what was found in the data at submission
 * @param engine what computes the network; null while that is not known
 * @param metrics the latest of each; empty before the first iteration
 * @param receipt of a job that ran to its end
 * @param attempt runs begun
 */
record JobAnswer(
        UUID id,
        @Nullable String name,
        Map<String, String> tags,
        Status status,
        JsonNode spec,
        JsonNode data,
        @Nullable ChosenEngine engine,
        JsonNode progress,
        JsonNode metrics,
        @Nullable Failure failure,
        @Nullable Receipt receipt,
        int attempt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Links links) {

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

    static JobAnswer of(Job job) {
        Submission asked = job.submission();
        State state = job.state();
        return new JobAnswer(
                job.id(),
                asked.name(),
                asked.tags(),
                state.status(),
                asked.spec(),
                asked.data(),
                asked.engine(),
                job.log().progress(),
                job.log().metrics(),
                state.failure(),
                state.receipt(),
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
