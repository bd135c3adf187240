package dev.descent.spark;

/**
 * What the rounds of a run took until now.
 *
 * @param rounds batches that were computed
 * @param repeated of them, since an executor had missed earlier parameters
 * @param examples of these batches
 * @param parameterBytes of each packed update, summed; Spark takes it to every executor
 * @param gradientBytes of the shards' packed gradients, summed
 * @param plainBytes of the same gradients, not packed
 * @param computeNanos of the slowest shard of each round, summed
 * @param roundNanos of the rounds, summed
 */
public record RoundFigures(
        long rounds,
        long repeated,
        long examples,
        long parameterBytes,
        long gradientBytes,
        long plainBytes,
        long computeNanos,
        long roundNanos) {
    static final RoundFigures NONE = new RoundFigures(0, 0, 0, 0, 0, 0, 0, 0);

    RoundFigures and(RoundFigures more) {
        return new RoundFigures(
                rounds + more.rounds,
                repeated + more.repeated,
                examples + more.examples,
                parameterBytes + more.parameterBytes,
                gradientBytes + more.gradientBytes,
                plainBytes + more.plainBytes,
                computeNanos + more.computeNanos,
                roundNanos + more.roundNanos);
    }

    /** A round besides what its slowest shard computes, in milliseconds. */
    public double overheadMillis() {
        return rounds == 0 ? 0 : (roundNanos - computeNanos) / 1e6 / rounds;
    }
}
