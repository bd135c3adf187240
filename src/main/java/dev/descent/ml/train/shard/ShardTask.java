package dev.descent.ml.train.shard;

import java.io.Serializable;

/**
 * A shard of a batch, to be computed wherever its data is. The same task and parameters have the same answer, whoever computes it and
 * however often.
 *
 * @param index of the shard in its batch, from 0
 * @param epoch from 1
 * @param epochs of the whole run
 * @param seed of everything random in it
 * @param learned what the loss has learned of its terms, empty where that is nothing
 * @param measured whether the terms of a sum are
 * @param examples indices in the training part, in the batch's order
 */
@SuppressWarnings("ArrayRecordComponent") // as long as the batch
public record ShardTask(int index, int epoch, int epochs, long seed, float[] learned, boolean measured, int[] examples)
        implements Serializable {}
