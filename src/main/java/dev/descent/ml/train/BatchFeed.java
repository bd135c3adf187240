package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one pass over a part of the data, prepared ahead on another thread into a few buffers that go round; small ones when
 * they are taken, for handing them over would take longer than to fill them. A batch is valid until the next one is taken.
 */
final class BatchFeed implements AutoCloseable {
    /** Each with room for a batch. */
    static final int BUFFERS = 3;

    /** Bytes below which a batch is small. */
    private static final int SMALL = 64 << 10;

    private final Examples part;
    private final int[] order;
    private final BatchSizes sizes;
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Prepared> ready = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final @Nullable Thread preparer;
    private Batch lent;
    private @Nullable Batch returned;
    private int next;
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
        this.part = part;
        this.order = order;
        this.sizes = sizes;
        next = first;
        lent = Batches.allocate(data, part, sizes.largest());
        preparer = bytes(lent) < SMALL ? null : preparer(first);
        if (preparer != null) {
            for (int i = 1; i < BUFFERS; i++) {
                free.add(Batches.allocate(data, part, sizes.largest()));
            }
            preparer.start();
        }
    }

    private static long bytes(Batch empty) {
        return (long) Float.BYTES * (empty.features().length + empty.labels().length);
    }

    private Thread preparer(int first) {
        Thread thread = new Thread(() -> prepare(first), Thread.currentThread().getName() + "-batches");
        thread.setDaemon(true);
        return thread;
    }

    boolean hasNext() {
        return next < sizes.count();
    }

    /** The next batch; takes back the one before. */
    Batch next() {
        Batch batch = taken();
        goOn();
        return batch;
    }

    /** The same, but that the one before is filled anew from {@link #goOn} on and not before: it takes a core. */
    Batch taken() {
        goOn();
        long start = System.nanoTime();
        Batch batch = preparer == null ? filled() : prepared();
        waitedNanos += System.nanoTime() - start;
        next++;
        return batch;
    }

    private Batch filled() {
        try {
            return fill(lent, next);
        } catch (RuntimeException failure) {
            throw unreadable(failure);
        }
    }

    private Batch prepared() {
        returned = lent;
        Prepared prepared = take(ready);
        if (prepared.batch == null) {
            throw unreadable(prepared.failure);
        }
        lent = prepared.batch;
        return lent;
    }

    /** Has the batch that was taken back filled anew. */
    void goOn() {
        if (returned != null) {
            free.add(returned);
            returned = null;
        }
    }

    private static IllegalStateException unreadable(@Nullable Throwable failure) {
        return new IllegalStateException("a batch could not be read", failure);
    }

    private Batch fill(Batch buffer, int index) {
        return Batches.fill(buffer, part, order, index * sizes.batchSize(), sizes.size(index));
    }

    /** Time that {@link #next} waited for data or filled batches, in nanoseconds. */
    long waitedNanos() {
        return waitedNanos;
    }

    @Override
    public void close() {
        if (preparer != null) {
            preparer.interrupt();
        }
    }

    private void prepare(int first) {
        try {
            for (int i = first; i < sizes.count(); i++) {
                ready.put(new Prepared(fill(free.take(), i), null));
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
