package dev.descent.runner;

import dev.descent.job.JobSettings;
import dev.descent.job.RunMemory;
import dev.descent.ml.train.MemorySize;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The memory that the jobs of this process share. One alone may have all of it; what does not fit beside the others waits for them to end.
 * First come, first served, so that a large job is not passed over by small ones for ever.
 */
@Component
@Profile("worker")
class MemoryBudget implements RunMemory {
    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    private final MemorySize all;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private MemorySize free;

    @Autowired
    MemoryBudget(JobSettings settings) {
        this(settings.limit());
    }

    MemoryBudget(MemorySize all) {
        this.all = all;
        this.free = all;
    }

    /** Memory that a job holds until it is over. */
    interface Held extends HeldMemory {}

    /** What all jobs together may take. */
    MemorySize all() {
        return all;
    }

    /** Whether a job waits already: the next one can wait in the queue, where another process may take it. */
    synchronized boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** Takes memory if it is free and nobody waits for it; null where it is not. */
    @Override
    public synchronized @Nullable Held take(MemorySize size) {
        return waiting.isEmpty() ? takeIfFree(size) : null;
    }

    /**
     * Waits for memory.
     *
     * @param size at most all there is
     * @param meanwhile called several times a second; may throw, to give up
     */
    Held await(MemorySize size, Runnable meanwhile) {
        Object ticket = new Object();
        enter(ticket);
        try {
            Held held = inTurn(ticket, size);
            while (held == null) {
                meanwhile.run();
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                held = inTurn(ticket, size);
            }
            return held;
        } finally {
            leave(ticket);
        }
    }

    private synchronized void enter(Object ticket) {
        waiting.add(ticket);
    }

    private synchronized void leave(Object ticket) {
        waiting.remove(ticket);
    }

    private synchronized @Nullable Held inTurn(Object ticket, MemorySize size) {
        return ticket == waiting.peek() ? takeIfFree(size) : null;
    }

    private @Nullable Held takeIfFree(MemorySize size) {
        if (!size.fitsInto(free)) {
            return null;
        }
        free = free.minus(size);
        return () -> giveBack(size);
    }

    private synchronized void giveBack(MemorySize size) {
        free = free.plus(size);
    }
}
