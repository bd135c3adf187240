package dev.descent.job.queue;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs the same thing on several threads that begin at the same moment. */
final class Together {
    private Together() {}

    static <T> List<T> run(int threads, IntFunction<T> part) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        CyclicBarrier begin = new CyclicBarrier(threads);
        try {
            List<Future<T>> parts = IntStream.range(0, threads)
                    .mapToObj(number -> executor.submit(() -> {
                        begin.await(60, TimeUnit.SECONDS);
                        return part.apply(number);
                    }))
                    .toList();
            return parts.stream().map(Together::get).toList();
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> T get(Future<T> part) {
        try {
            return part.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
