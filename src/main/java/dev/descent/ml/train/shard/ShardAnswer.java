package dev.descent.ml.train.shard;

import java.io.Serializable;

/**
 * What a shard came to.
 *
 * @param sums of its examples
 * @param scores by example
 * @param gradient of their mean score, packed by {@link FloatPlanes}
 * @param nanos that computing it took
 */
@SuppressWarnings("ArrayRecordComponent") // as large as the model
public record ShardAnswer(ShardSums sums, double[] scores, byte[] gradient, long nanos) implements Serializable {}
