package dev.descent.inference;

import dev.descent.http.MachineError;
import dev.descent.ml.train.TrainedModel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A thread that answers from models, one request after the other, with those that it loaded. It lives as long as the process, since
 * native memory belongs to a thread.
 */
final class ModelThread implements AutoCloseable {
    private final ThreadPoolExecutor thread;
    private final LoadedModels models;

    /**
     * @param waiting requests at most; those that come then are refused
     * @param bytes that its models may take
     */
    ModelThread(String name, int waiting, long bytes) {
        models = new LoadedModels(bytes);
        thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), work -> daemon(work, name));
    }

    /**
     * Does something with a model when its turn comes, unless the answer was cancelled by then.
     *
     * @throws java.util.concurrent.RejectedExecutionException where too many wait
     */
    <T> CompletableFuture<T> submit(StoredModel stored, Function<TrainedModel, T> use) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        thread.execute(() -> {
            if (!answer.isDone()) {
                try {
                    answer.complete(use.apply(models.get(stored)));
                } catch (Throwable failure) {
                    answer.completeExceptionally(MachineError.of(failure));
                }
            }
        });
        return answer;
    }

    /**
     * Ends with the process, for what runs now is answered to nobody any more. The models stay: DL4J runs the garbage collector twice for
     * each that it closes, and the system takes their memory back anyway.
     */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
