package dev.descent.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that controllers run on; a task that finds threads and queue full is rejected. Both an executor service and Spring's
 * kind, because Reactor prints a stack trace for each rejection by anything less than an executor service.
 */
final class ControllerExecutor extends ThreadPoolExecutor implements AsyncTaskExecutor {
    ControllerExecutor(int threads, int waiting, int idleSeconds) {
        super(
                threads,
                threads,
                idleSeconds,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                new CustomizableThreadFactory("http-"));
        allowCoreThreadTimeOut(true);
    }
}
