package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one pass over a part of the data, prepared ahead on another thread into a few buffers that go round. A batch is
 * valid until the next one is taken.
 */
final class BatchFeed implements AutoCloseable {
    /** Each with room for a batch. */
    static final int BUFFERS = 3;

    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Prepared> ready = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final Thread preparer;
    private @Nullable Batch lent;
    private int left;
    private long waitedNanos;

    /** A batch, or what went wrong instead. */
    private record Prepared(@Nullable Batch batch, @Nullable Throwable failure) {}

    /** A whole pass. */
    BatchFeed(TrainingData data, Examples part, int[] order, BatchSizes sizes) {
        this(data, part, order, sizes, 0);
    }

    /**
     * Starts a pass.
     *
     * @param order indices of {@code part}'s examples, in the order to visit them
     * @param sizes of the batches
     * @param first batch, from 0: those before it were visited by an earlier pass
     */
    BatchFeed(TrainingData data, Examples part, int[] order, BatchSizes sizes, int first) {
        left = sizes.count() - first;
        for (int i = 0; i < BUFFERS; i++) {
            free.add(Batches.allocate(data, part, sizes.largest()));
        }
        preparer = new Thread(
                () -> prepare(part, order, sizes, first), Thread.currentThread().getName() + "-batches");
        preparer.setDaemon(true);
        preparer.start();
    }

    boolean hasNext() {
        return left > 0;
    }

    /** The next batch; takes back the one before. */
    Batch next() {
        if (lent != null) {
            free.add(lent);
        }
        long start = System.nanoTime();
        Prepared prepared = take(ready);
        waitedNanos += System.nanoTime() - start;
        if (prepared.batch == null) {
            throw new IllegalStateException("a batch could not be read", prepared.failure);
        }
        left--;
        lent = prepared.batch;
        return lent;
    }

    /** Time that {@link #next} waited for data, in nanoseconds. */
    long waitedNanos() {
        return waitedNanos;
    }

    @Override
    public void close() {
        preparer.interrupt();
    }

    private void prepare(Examples part, int[] order, BatchSizes sizes, int first) {
        try {
            for (int i = first; i < sizes.count(); i++) {
                int from = i * sizes.batchSize();
                ready.put(new Prepared(Batches.fill(free.take(), part, order, from, sizes.size(i)), null));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failure) {
            ready.add(new Prepared(null, failure));
        }
    }

    private static <T> T take(BlockingQueue<T> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
    }
}
