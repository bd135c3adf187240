package dev.descent.dataset;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.descent.ml.data.DatasetSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Data sets in memory, least used first out. Whoever asks for one that is being loaded waits for it. */
final class DatasetCache {
    private static final int UNIT = 1024;

    private final AsyncCache<Key, LoadedDataset> cache;

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
                .executor(Runnable::run)
                .buildAsync();
    }

    /** Loads on the caller's thread, and outside of the cache's locks; what fails is forgotten. */
    LoadedDataset get(Key key, Supplier<LoadedDataset> load) {
        CompletableFuture<LoadedDataset> mine = new CompletableFuture<>();
        CompletableFuture<LoadedDataset> earlier = cache.asMap().putIfAbsent(key, mine);
        if (earlier != null) {
            return join(earlier);
        }
        try {
            LoadedDataset loaded = load.get();
            mine.complete(loaded);
            return loaded;
        } catch (Throwable failure) {
            mine.completeExceptionally(failure);
            throw failure;
        }
    }

    private static LoadedDataset join(CompletableFuture<LoadedDataset> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
