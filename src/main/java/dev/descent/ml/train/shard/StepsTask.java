package dev.descent.ml.train.shard;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The iterations that a worker takes on its own until the workers meet. The same task, parameters and optimizer state have the same answer,
 * whoever computes it and however often.
 *
 * @param index of the worker, from 0
 * @param epoch from 1
 * @param first iteration's number in the run, from 1
 * @param optimizerStart the iteration after which the optimizer began with nothing
 * @param rates learning rates, by iteration
 * @param batches by iteration, the worker's examples: indices in the training part, none where the batch is smaller than the workers are many
 */
@SuppressWarnings("ArrayRecordComponent") // as long as the batches
public record StepsTask(int index, int epoch, long first, long optimizerStart, double[] rates, int[][] batches)
        implements Serializable {

    /** Its first iterations. */
    public StepsTask first(int iterations) {
        return new StepsTask(index, epoch, first, optimizerStart, rates, Arrays.copyOf(batches, iterations));
    }
}
