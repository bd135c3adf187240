package dev.descent.ml.train.shard;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What an iteration came to, of one worker or of several.
 *
 * @param sums of its examples; among the parts also what the terms weigh, and the penalty
 * @param scores by example
 */
@SuppressWarnings("ArrayRecordComponent") // as long as the batch
public record WorkerStep(ShardSums sums, double[] scores) implements Serializable {
    /** Of no example. */
    public static final WorkerStep NOTHING = new WorkerStep(ShardSums.NOTHING, new double[0]);

    /** Of these examples and those behind them. */
    public WorkerStep and(WorkerStep rest) {
        double[] all = DoubleStream.concat(Arrays.stream(scores), Arrays.stream(rest.scores))
                .toArray();
        return new WorkerStep(sums.and(rest.sums), all);
    }
}
