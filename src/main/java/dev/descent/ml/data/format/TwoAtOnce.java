package dev.descent.ml.data.format;

import dev.descent.ml.base.Awaited;
import dev.descent.ml.base.IdleCores;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Decodes items one after the other, and two at once while a core idles. What is taken, and what is thrown, is what one
 * thread alone would have taken and thrown.
 *
 * @param <B> what an item is before it is decoded
 * @param <R> what is made of it
 */
final class TwoAtOnce<B, R> implements AutoCloseable {
    private final IdleCores cores;
    private final Decoding<B, R> items;
    private @Nullable ExecutorService thread;

    /** What is done with each item. All but {@link #decode} is done in order by the thread that runs it all. */
    interface Decoding<B, R> {
        B read(int item) throws IOException;

        /** Whether there is memory for two of such items. */
        boolean isSmall(B read);

        /** From any thread; depends on nothing but what was read. */
        R decode(int item, B read);

        void take(int item, R decoded) throws IOException;

        /** Whether the next item is wanted still. */
        boolean goesOn();
    }

    /** @param cores which tell whether another one idles */
    TwoAtOnce(IdleCores cores, Decoding<B, R> items) {
        this.cores = cores;
        this.items = items;
    }

    /** @throws IOException where reading fails, or the thread is interrupted */
    void run(int count) throws IOException {
        cores.occupy();
        try {
            for (int i = 0; i < count && items.goesOn(); ) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while images were decoded");
                }
                B first = items.read(i);
                boolean two = i + 1 < count && items.isSmall(first) && cores.take();
                i += two ? both(i, first) : one(i, first);
            }
        } finally {
            cores.giveBack();
        }
    }

    private int one(int item, B read) throws IOException {
        items.take(item, items.decode(item, read));
        return 1;
    }

    /** Gives the core back that was taken; says how many items are done. */
    private int both(int item, B first) throws IOException {
        Future<R> other = null;
        try {
            B second = next(item + 1);
            if (second == null || !items.isSmall(second)) {
                return one(item, first);
            }
            other = helper().submit(() -> items.decode(item + 1, second));
            one(item, first);
            if (items.goesOn()) {
                items.take(item + 1, Awaited.of(other));
            }
            return 2;
        } finally {
            if (other != null) {
                other.cancel(true);
            }
            cores.giveBack();
        }
    }

    /** Null where it cannot be read: that is thrown in its turn, when it is read again. */
    private @Nullable B next(int item) {
        try {
            return items.read(item);
        } catch (IOException | RuntimeException later) {
            return null;
        }
    }

    private ExecutorService helper() {
        ExecutorService known = thread;
        if (known == null) {
            String name = Thread.currentThread().getName() + "-decoding";
            known = Executors.newSingleThreadExecutor(work -> {
                Thread made = new Thread(work, name);
                made.setDaemon(true);
                return made;
            });
            thread = known;
        }
        return known;
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
