package dev.descent.dataset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.source.ReadingStopped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Data sets in memory, least used first out, and all of them where memory runs short. Whoever asks for one that is being loaded waits for it,
 * and loads it himself where the other one is stopped.
 */
final class DatasetCache {
    private static final int UNIT = 1024;
    private static final long LOOK_MILLIS = 200;

    private final Cache<Key, LoadedDataset> cache;
    /** Beside the cache and not in it, as Caffeine's own asynchronous cache logs every refused data set as an error. */
    private final Map<Key, CompletableFuture<LoadedDataset>> loading = new ConcurrentHashMap<>();

    /**
     * What makes a loaded data set what it is.
     *
     * @param spec pinned to the bytes' hash
     */
    record Key(DatasetSpec spec, boolean scaleTarget) {}

    DatasetCache(long bytes) {
        // weights are ints: count in units, so that large data sets do not overflow them
        this.cache = Caffeine.newBuilder()
                .maximumWeight(bytes / UNIT)
                .weigher((Key key, LoadedDataset dataset) ->
                        (int) Math.min(Integer.MAX_VALUE, dataset.bytes() / UNIT + 1))
                .softValues()
                .executor(Runnable::run)
                .build();
    }

    /**
     * Loads on the caller's thread, outside of any lock; what fails is forgotten.
     *
     * @param waiting called several times in a second while another one loads it; what it throws ends the waiting
     */
    LoadedDataset get(Key key, Runnable waiting, Supplier<LoadedDataset> load) {
        LoadedDataset known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        CompletableFuture<LoadedDataset> mine = new CompletableFuture<>();
        CompletableFuture<LoadedDataset> earlier = loading.putIfAbsent(key, mine);
        if (earlier == null) {
            return load(key, load, mine);
        }
        try {
            return await(earlier, waiting);
        } catch (ReadingStopped another) {
            return get(key, waiting, load);
        }
    }

    /** Forgets all that is kept; who uses one goes on using it. */
    void clear() {
        cache.invalidateAll();
    }

    private LoadedDataset load(Key key, Supplier<LoadedDataset> load, CompletableFuture<LoadedDataset> result) {
        try {
            // somebody may have finished it between the look into the cache and here
            LoadedDataset known = cache.getIfPresent(key);
            LoadedDataset loaded = known == null ? load.get() : known;
            cache.put(key, loaded);
            result.complete(loaded);
            return loaded;
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
            throw failure;
        } finally {
            loading.remove(key, result);
        }
    }

    private static LoadedDataset await(CompletableFuture<LoadedDataset> future, Runnable waiting) {
        while (true) {
            try {
                return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillAtIt) {
                waiting.run();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new CompletionException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while another one read a data set", e);
            }
        }
    }
}
