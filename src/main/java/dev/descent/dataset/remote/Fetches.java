package dev.descent.dataset.remote;

import dev.descent.dataset.remote.Download.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What is being fetched, each thing once, on threads of their own. A fetch that nobody waits for any more is broken off. */
final class Fetches implements AutoCloseable {
    private static final int AT_ONCE = 8;

    private final ThreadPoolExecutor threads;
    private final Map<Wanted, SharedFetch> running = new HashMap<>();

    Fetches() {
        AtomicInteger count = new AtomicInteger();
        threads = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "fetch-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Joins the fetch that is under way, or begins it. */
    synchronized SharedFetch join(Wanted wanted, Supplier<Download> begin) {
        SharedFetch earlier = running.get(wanted);
        if (earlier != null) {
            earlier.join();
            return earlier;
        }
        SharedFetch fetch = new SharedFetch(begin.get());
        // before it runs: what ends with nobody waiting is let go
        fetch.join();
        running.put(wanted, fetch);
        threads.execute(() -> {
            fetch.run();
            forget(wanted, fetch);
        });
        return fetch;
    }

    private synchronized void forget(Wanted wanted, SharedFetch fetch) {
        running.remove(wanted, fetch);
    }

    synchronized void leave(Wanted wanted, SharedFetch fetch) {
        if (fetch.leave()) {
            running.remove(wanted, fetch);
        }
    }

    /** Asks for a version's being the present one; no answer in time is no. */
    boolean isUnchanged(Transfer transfer, Version version, Duration time) throws IOException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                answer.complete(transfer.isUnchanged(version));
            } catch (IOException e) {
                answer.complete(false);
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            transfer.abort();
            return false;
        } catch (ExecutionException e) {
            throw SharedFetch.failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        List<SharedFetch> rest;
        synchronized (this) {
            rest = List.copyOf(running.values());
        }
        rest.forEach(SharedFetch::abort);
        threads.shutdown();
    }
}
