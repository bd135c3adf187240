package dev.descent.ml.train;

/**
 * How an epoch's examples are cut into batches.
 *
 * @param examples of the epoch
 * @param batchSize of every batch but perhaps the last, at most {@code examples}
 */
record BatchSizes(int examples, int batchSize, LastBatch last) {

    /** All examples, in batches of at most this size. */
    static BatchSizes upTo(int batchSize, int examples) {
        return new BatchSizes(examples, Math.max(1, Math.min(batchSize, examples)), LastBatch.KEEP);
    }

    /** Batches of an epoch. */
    int count() {
        int full = examples / batchSize;
        return last == LastBatch.KEEP && rest() > 0 ? full + 1 : full;
    }

    /** Examples in a batch, from 0. */
    int size(int batch) {
        boolean takesTheRest = batch == count() - 1 && last != LastBatch.DROP;
        return takesTheRest ? examples - batch * batchSize : batchSize;
    }

    /** Examples in the last batch. */
    int lastSize() {
        return count() == 0 ? 0 : size(count() - 1);
    }

    /** Examples in the largest batch. */
    int largest() {
        return Math.max(count() == 0 ? 0 : size(0), lastSize());
    }

    private int rest() {
        return examples % batchSize;
    }
}
