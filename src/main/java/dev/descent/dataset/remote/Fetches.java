package dev.descent.dataset.remote;

import dev.descent.dataset.remote.FetchStore.FetchKey;
import dev.descent.http.Busy;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * What is being fetched, each thing once, on threads of their own: some for workers, whose fetches wait for each other, and some for
 * clients' requests, of which no more may wait. A fetch that nobody waits for any more is broken off; its thread is free again when
 * the name's lookup, which cannot be broken off, is over.
 */
final class Fetches implements AutoCloseable {
    private static final int OF_WORKERS = 8;

    /** Requests that wait: half of the threads that answer requests, so that the other half is for those that fetch nothing. */
    static final int OF_REQUESTS = 16;

    /** More than that, since the lookup of a name may go on for a while after its request went. */
    private static final int THREADS_OF_REQUESTS = 24;

    private final ThreadPoolExecutor ofWorkers = threads("fetch-", OF_WORKERS, new LinkedBlockingQueue<>());
    private final ThreadPoolExecutor ofRequests =
            threads("request-fetch-", THREADS_OF_REQUESTS, new SynchronousQueue<>());
    private final Semaphore places = new Semaphore(OF_REQUESTS);
    private final Map<FetchKey, SharedFetch> running = new HashMap<>();

    /** Waits for something to be fetched. */
    interface Waiting<T> {
        T run() throws IOException;
    }

    /**
     * Lets a client's request wait.
     *
     * @throws Busy where as many do as may
     */
    <T> T inRequest(Waiting<T> waiting) throws IOException {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        try {
            return waiting.run();
        } finally {
            places.release();
        }
    }

    /**
     * Joins the fetch that is under way, or begins it.
     *
     * @throws Busy where a request would begin it, and all threads for requests are at work
     */
    synchronized SharedFetch join(FetchKey key, Supplier<SharedFetch> begin, boolean ofRequest) {
        SharedFetch earlier = running.get(key);
        if (earlier != null) {
            earlier.join();
            return earlier;
        }
        SharedFetch fetch = begin.get();
        // before it runs: what ends with nobody waiting is let go
        fetch.join();
        execute(ofRequest ? ofRequests : ofWorkers, () -> {
            fetch.run();
            forget(key, fetch);
        });
        running.put(key, fetch);
        return fetch;
    }

    private synchronized void forget(FetchKey key, SharedFetch fetch) {
        running.remove(key, fetch);
    }

    void leave(FetchKey key, SharedFetch fetch) {
        if (isLast(key, fetch)) {
            fetch.end();
        }
    }

    private synchronized boolean isLast(FetchKey key, SharedFetch fetch) {
        boolean last = fetch.leave();
        if (last) {
            running.remove(key, fetch);
        }
        return last;
    }

    /** Asks, within a request, for a version's being the present one; no answer in time is no. */
    boolean isUnchanged(FileTransfer transfer, Version version, Duration time) throws IOException {
        try {
            return inRequest(() -> ask(transfer, version, time));
        } catch (Busy busy) {
            return false;
        }
    }

    private boolean ask(FileTransfer transfer, Version version, Duration time) throws IOException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        execute(ofRequests, () -> {
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
            transfer.cancel();
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
        rest.forEach(SharedFetch::cancel);
        ofWorkers.shutdown();
        ofRequests.shutdown();
    }

    private static void execute(ThreadPoolExecutor threads, Runnable fetch) {
        try {
            threads.execute(fetch);
        } catch (RejectedExecutionException full) {
            throw tooMany();
        }
    }

    private static Busy tooMany() {
        return new Busy(
                "too-many-fetches",
                OF_REQUESTS + " requests wait for files from other machines, and no more may; try again shortly.");
    }

    private static ThreadPoolExecutor threads(String name, int count, BlockingQueue<Runnable> waiting) {
        CustomizableThreadFactory daemons = new CustomizableThreadFactory(name);
        daemons.setDaemon(true);
        ThreadPoolExecutor threads = new ThreadPoolExecutor(count, count, 10, TimeUnit.SECONDS, waiting, daemons);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
