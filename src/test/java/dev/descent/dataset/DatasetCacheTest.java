package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCacheTest {
    private static final Runnable NOBODY = () -> {};

    @TempDir
    Path files;

    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void whoComesWhileItIsLoadedWaitsForIt() throws Exception {
        DatasetCache cache = new DatasetCache(1 << 20);
        LoadedDataset sine = sine();
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(3);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<LoadedDataset> first = threads.submit(() -> cache.get(key(sine), NOBODY, () -> {
                loads.incrementAndGet();
                loading.countDown();
                await(asked);
                return sine;
            }));
            loading.await();
            List<Future<LoadedDataset>> others = IntStream.range(0, 3)
                    .mapToObj(i -> threads.submit(() -> {
                        asked.countDown();
                        return cache.get(key(sine), NOBODY, this::counted);
                    }))
                    .toList();

            assertThat(first.get()).isSameAs(sine);
            for (Future<LoadedDataset> other : others) {
                assertThat(other.get()).isSameAs(sine);
            }
            assertThat(loads).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void failedLoadIsTriedAgain() {
        DatasetCache cache = new DatasetCache(1 << 20);
        LoadedDataset sine = sine();

        Throwable failure = catchThrowable(() -> cache.get(key(sine), NOBODY, () -> {
            throw new IllegalStateException("first");
        }));

        assertThat(failure).hasMessage("first");
        assertThat(cache.get(key(sine), NOBODY, this::counted).data().training().size())
                .isEqualTo(480);
    }

    @Test
    void whatDoesNotFitIsNotKept() {
        DatasetCache cache = new DatasetCache(2048);
        LoadedDataset sine = sine();

        cache.get(key(sine), NOBODY, this::counted);
        cache.get(key(sine), NOBODY, this::counted);

        assertThat(sine.bytes()).isGreaterThan(2048);
        assertThat(loads).hasValue(2);
    }

    private LoadedDataset counted() {
        loads.incrementAndGet();
        return sine();
    }

    private LoadedDataset sine() {
        return Loading.load(files, "{\"uri\":\"sample:sine\"}");
    }

    private static DatasetCache.Key key(LoadedDataset dataset) {
        return new DatasetCache.Key(dataset.resolved(), true);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
