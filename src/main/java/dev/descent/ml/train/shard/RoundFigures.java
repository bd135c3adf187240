package dev.descent.ml.train.shard;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the rounds of a run took until now.
 *
 * @param rounds that were computed
 * @param repeated of them, since an executor had missed earlier numbers
 * @param examples of these rounds
 * @param sentBytes of each update as it was sent, summed; it goes to every executor
 * @param answeredBytes of the workers' gradients or changes as they were sent, summed
 * @param plainBytes of the same gradients or changes, not packed
 * @param computeNanos of the slowest worker of each round, summed
 * @param roundNanos of the rounds, summed
 */
public record RoundFigures(
        long rounds,
        long repeated,
        long examples,
        long sentBytes,
        long answeredBytes,
        long plainBytes,
        long computeNanos,
        long roundNanos) {
    public static final RoundFigures NONE = new RoundFigures(0, 0, 0, 0, 0, 0, 0, 0);

    public RoundFigures and(RoundFigures more) {
        return new RoundFigures(
                rounds + more.rounds,
                repeated + more.repeated,
                examples + more.examples,
                sentBytes + more.sentBytes,
                answeredBytes + more.answeredBytes,
                plainBytes + more.plainBytes,
                computeNanos + more.computeNanos,
                roundNanos + more.roundNanos);
    }

    /** A round besides what its slowest worker computes, in milliseconds. */
    public double overheadMillis() {
        return rounds == 0 ? 0 : (roundNanos - computeNanos) / 1e6 / rounds;
    }

    /** As a report tells it. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rounds", rounds)
                .put("repeated", repeated)
                .put("sent_bytes", sentBytes)
                .put("answered_bytes", answeredBytes)
                .put("answered_bytes_unpacked", plainBytes)
                .put("compute_seconds", computeNanos / 1e9)
                .put("round_seconds", roundNanos / 1e9)
                .put("overhead_milliseconds", overheadMillis());
    }
}
