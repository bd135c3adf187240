package dev.descent.ml.train.remote;

import dev.descent.ml.train.StopSignal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A driver's messages on their way, numbered in their order: each is kept until it was acknowledged, and none arrives twice. Sent by a
 * thread of its own, several times a second even where there are none, which is the driver's sign of life and brings the reason to stop.
 */
final class Outbox implements StopSignal, AutoCloseable {
    private static final int FULL = 8_192;
    private static final int MOST = 1_024;
    private static final long PAUSE_MILLIS = 200;

    private final RunClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private final Condition sent = lock.newCondition();
    private final Deque<JsonNode> waiting = new ArrayDeque<>();
    private long added;
    private long acknowledged;
    private boolean urgent;
    private boolean closed;
    private volatile @Nullable Reason stop;

    private final Thread sender = new Thread(this::send, "messages");

    Outbox(RunClient client) {
        this.client = client;
        sender.setDaemon(true);
        sender.start();
    }

    @Override
    public @Nullable Reason requested() {
        return stop;
    }

    /** @throws RunLost where nobody wants it any more */
    void add(JsonNode message) {
        lock.lock();
        try {
            while (waiting.size() >= FULL && stop != Reason.LEASE_LOST) {
                sent.awaitUninterruptibly();
            }
            throwIfLost();
            waiting.add(message);
            added++;
            if (waiting.size() == MOST) {
                due.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was added before has arrived. */
    void flush() {
        lock.lock();
        try {
            long last = added;
            urgent = true;
            due.signal();
            while (acknowledged < last && stop != Reason.LEASE_LOST) {
                sent.awaitUninterruptibly();
            }
            throwIfLost();
        } finally {
            lock.unlock();
        }
    }

    private void throwIfLost() {
        if (stop == Reason.LEASE_LOST) {
            throw new RunLost("the run is no longer this driver's");
        }
    }

    private void send() {
        try {
            while (awaitDue()) {
                List<JsonNode> messages = next();
                arrived(messages.size(), client.tell(acknowledged, messages));
            }
        } catch (RunLost | InterruptedException lost) {
            arrived(0, Reason.LEASE_LOST);
        }
    }

    private boolean awaitDue() throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
            while (!closed && !urgent && waiting.size() < MOST && left > 0) {
                left = due.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private List<JsonNode> next() {
        lock.lock();
        try {
            return waiting.stream().limit(MOST).toList();
        } finally {
            lock.unlock();
        }
    }

    private void arrived(int count, @Nullable Reason told) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                waiting.remove();
            }
            acknowledged += count;
            urgent = urgent && !waiting.isEmpty();
            stop = told;
            sent.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            due.signal();
        } finally {
            lock.unlock();
        }
    }
}
