package dev.descent.ml.base;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One thread beside the one that made this; begun when first needed. For the use of that one alone. */
public final class HelperThread implements AutoCloseable {
    private final String name;
    private @Nullable ExecutorService thread;

    /** @param work what it does, in its name */
    public HelperThread(String work) {
        name = Thread.currentThread().getName() + "-" + work;
    }

    public <T> Future<T> submit(Callable<T> work) {
        ExecutorService begun = thread;
        if (begun == null) {
            begun = Executors.newSingleThreadExecutor(this::daemon);
            thread = begun;
        }
        return begun.submit(work);
    }

    private Thread daemon(Runnable work) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        return made;
    }

    /** Interrupts what it does. */
    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
