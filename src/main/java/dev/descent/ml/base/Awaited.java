package dev.descent.ml.base;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What another thread's work came to. */
public final class Awaited {
    private Awaited() {}

    /** Waits however often this thread is interrupted: the work reads what is about to be overwritten. What it threw is thrown. */
    public static <T> T of(Future<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } catch (CancellationException never) {
            throw new IllegalStateException(never);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException fault ? fault : new IllegalStateException(failure);
    }
}
