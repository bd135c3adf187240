package dev.descent.dataset.remote;

import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.FetchStore.FetchKey;
import dev.descent.dataset.remote.address.RemoteUri;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A fetch on its thread and those who wait for it. */
final class SharedFetch {
    private static final long LOOK_MILLIS = 100;

    private final FetchKey key;
    private final FileTransfer transfer;
    private final FetchStore store;
    private final CompletableFuture<HeldFile> result = new CompletableFuture<>();
    private int waiting;
    /** Held until all who wait have a hold of their own. */
    private @Nullable HeldFile file;

    SharedFetch(FetchKey key, FileTransfer transfer, FetchStore store) {
        this.key = key;
        this.transfer = transfer;
        this.store = store;
    }

    void run() {
        try {
            HeldFile fetched = store.fetch(key, transfer);
            hold(fetched);
            result.complete(fetched);
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        }
    }

    private void hold(HeldFile fetched) {
        if (!isWanted(fetched)) {
            fetched.close();
        }
    }

    private synchronized boolean isWanted(HeldFile fetched) {
        file = waiting == 0 ? null : fetched;
        return waiting > 0;
    }

    synchronized void join() {
        waiting++;
    }

    /** @return whether nobody waits any more: then {@link #end} it */
    synchronized boolean leave() {
        waiting--;
        return waiting == 0;
    }

    /** Breaks off what nobody waits for, and lets its file go. */
    void end() {
        cancel();
        HeldFile fetched = take();
        if (fetched != null) {
            fetched.close();
        }
    }

    private synchronized @Nullable HeldFile take() {
        HeldFile fetched = file;
        file = null;
        return fetched;
    }

    void cancel() {
        transfer.cancel();
    }

    /**
     * Waits for the end, and tells of the way there.
     *
     * @return the file, held until the caller has left
     */
    HeldFile await(FetchWatch watch, Duration longest) throws IOException {
        long begun = System.nanoTime();
        while (true) {
            try {
                HeldFile fetched = result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (progress().bytes() > 0) {
                    watch.waiting(progress());
                }
                return fetched;
            } catch (TimeoutException stillAtIt) {
                if (System.nanoTime() - begun > longest.toNanos()) {
                    throw RemoteUri.refused(
                            "takes longer to fetch than the " + longest.toSeconds() + " seconds allowed");
                }
                watch.waiting(progress());
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a file was fetched", e);
            }
        }
    }

    private FetchProgress progress() {
        return transfer.progress();
    }

    /** What went wrong on the fetch's thread. */
    static RuntimeException failure(@Nullable Throwable cause) throws IOException {
        if (cause instanceof IOException e) {
            throw e;
        } else if (cause instanceof RuntimeException e) {
            return e;
        }
        return new IllegalStateException("a fetch died", cause);
    }
}
