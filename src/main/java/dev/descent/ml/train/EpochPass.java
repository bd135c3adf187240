package dev.descent.ml.train;

import dev.descent.ml.train.shard.StepsTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * The batches of an epoch that is gone through.
 *
 * @param epoch from 1
 * @param order in which its examples are visited
 * @param sizes of its batches
 * @param before iterations of the run before its first batch
 * @param rates learning rates by the iterations done before
 */
@SuppressWarnings("ArrayRecordComponent") // as long as the epoch
record EpochPass(int epoch, int[] order, BatchSizes sizes, long before, LongToDoubleFunction rates) {

    /** The batch before which workers meet that went on by themselves from a batch, which they do after every so many, and at the end. */
    int meeting(int from, int every) {
        return (int) Math.min(sizes.count(), ((long) from / every + 1) * every);
    }

    /**
     * What each worker is to do by itself: in each batch it has the shard that it would have if they met after it.
     *
     * @param from batch, from 0
     * @param to the batch before which they meet
     * @return tasks of those who have anything to do
     */
    List<StepsTask> tasks(int from, int to, int workers, long optimizerStart) {
        int[][][] shards = new int[workers][to - from][0];
        double[] its = new double[to - from];
        for (int i = 0; i < its.length; i++) {
            List<int[]> cut = Shards.cut(examples(from + i), workers);
            for (int worker = 0; worker < cut.size(); worker++) {
                shards[worker][i] = cut.get(worker);
            }
            its[i] = rates.applyAsDouble(before + from + i);
        }
        List<StepsTask> tasks = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            if (Arrays.stream(shards[worker]).anyMatch(examples -> examples.length > 0)) {
                tasks.add(new StepsTask(worker, epoch, before + from + 1, optimizerStart, its, shards[worker]));
            }
        }
        return tasks;
    }

    private int[] examples(int batch) {
        int from = batch * sizes.batchSize();
        return Arrays.copyOfRange(order, from, from + sizes.size(batch));
    }
}
