package dev.descent.ml.train.shard;

/**
 * What a shard came to.
 *
 * @param sums of its examples
 * @param scores by example
 * @param gradient of their mean score, by {@link FloatBytes}
 * @param nanos that computing it took, without packing
 */
@SuppressWarnings("ArrayRecordComponent") // as large as the model
public record ShardAnswer(ShardSums sums, double[] scores, byte[] gradient, long nanos) implements WorkerAnswer {
    @Override
    public int examples() {
        return scores.length;
    }

    @Override
    public int bytes() {
        return gradient.length;
    }
}
