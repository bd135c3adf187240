package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;

/** Fills a worker's batches, of the training part as each epoch sees it. */
final class WorkerBatches {
    private final TrainingData data;
    private final long seed;
    private Examples part;
    private Batch buffer;
    private int epoch;

    /** @param seed of the run */
    WorkerBatches(TrainingData data, long seed) {
        this.data = data;
        this.seed = seed;
        part = data.training();
        buffer = Batches.allocate(data, part, 1);
    }

    /** Of the training part. */
    int examples() {
        return data.training().size();
    }

    /** @param begun from 1; may be the same as before */
    void beginEpoch(int begun) {
        if (epoch != begun) {
            epoch = begun;
            part = data.training().varied(Seeds.variation(seed, epoch));
        }
    }

    /** Valid until the next one. */
    Batch of(int[] examples) {
        if (buffer.samples().length < examples.length) {
            buffer = Batches.allocate(data, part, examples.length);
        }
        return Batches.fill(buffer, part, examples, 0, examples.length);
    }
}
