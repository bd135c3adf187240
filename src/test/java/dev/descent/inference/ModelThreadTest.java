package dev.descent.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.http.MachineError;
import dev.descent.ml.train.SavedModel;
import dev.descent.ml.train.TrainedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class ModelThreadTest {
    @TempDir
    static Path folder;

    private static StoredModel one;
    private static StoredModel other;

    @BeforeAll
    static void train() throws Exception {
        one = Models.trained(folder, 1);
        other = Models.trained(folder, 2);
    }

    @Test
    void aModelIsLoadedOnce() {
        LoadedModels models = new LoadedModels(1 << 20);
        TrainedModel first = models.get(one);

        assertThat(models.get(other)).isNotSameAs(first);
        assertThat(models.get(one)).isSameAs(first);
        assertThat(models.size()).isEqualTo(2);
    }

    @Test
    void theLongestUnusedModelGoesWhereRoomIsNeeded() throws Exception {
        long both = SavedModel.open(one.hold().path()).bytes()
                + SavedModel.open(other.hold().path()).bytes();
        StoredModel third = Models.trained(folder, 3);
        LoadedModels models = new LoadedModels(both);
        TrainedModel first = models.get(one);
        TrainedModel second = models.get(other);
        models.get(one);
        models.get(third);

        assertThat(models.size()).isEqualTo(2);
        assertThat(models.get(one)).isSameAs(first);
        assertThat(models.get(other)).isNotSameAs(second);
        assertThat(Models.predict(models.get(other))).hasSize(1);
    }

    @Test
    void aModelLargerThanTheBoundIsLoadedAlone() {
        LoadedModels models = new LoadedModels(0);
        models.get(one);
        models.get(other);

        assertThat(models.size()).isEqualTo(1);
    }

    @Test
    void bytesThatAreNotWhatWasStoredAreNotLoaded() throws Exception {
        Path copy = Files.copy(one.hold().path(), folder.resolve("copy.zip"));
        Files.write(copy, new byte[1], StandardOpenOption.APPEND);
        StoredModel changed = Models.at(copy, one.sha256(), 1);
        StoredModel missing = Models.at(folder.resolve("missing.zip"), one.sha256(), 1);

        LoadedModels models = new LoadedModels(0);
        assertThatThrownBy(() -> models.get(changed)).isInstanceOf(DamagedModel.class);
        assertThatThrownBy(() -> models.get(missing)).isInstanceOf(DamagedModel.class);
    }

    /** Of the virtual machine's own errors Reactor would tell nobody. */
    @Test
    void whoAsksIsToldThatMemoryRanOut() {
        try (ModelThread thread = new ModelThread("models", 1, 1 << 20)) {
            Mono<Object> answer = Mono.fromFuture(() -> thread.submit(one, model -> {
                throw new OutOfMemoryError("Java heap space");
            }));
            assertThatThrownBy(() -> answer.block(Duration.ofSeconds(20)))
                    .isInstanceOf(MachineError.class)
                    .hasRootCauseInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void requestsBeyondThoseThatMayWaitAreRefused() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (ModelThread thread = new ModelThread("models", 1, 1 << 20)) {
            CompletableFuture<Integer> running = thread.submit(one, model -> {
                begun.countDown();
                return await(finish);
            });
            begun.await();
            CompletableFuture<Integer> waiting = thread.submit(one, model -> 2);

            try {
                assertThatThrownBy(() -> thread.submit(one, model -> 3)).isInstanceOf(RejectedExecutionException.class);
            } finally {
                finish.countDown();
            }
            assertThat(running.join()).isEqualTo(1);
            assertThat(waiting.join()).isEqualTo(2);
        }
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotComputed() throws Exception {
        CountDownLatch finish = new CountDownLatch(1);
        try (ModelThread thread = new ModelThread("models", 8, 1 << 20)) {
            thread.submit(one, model -> await(finish));
            CompletableFuture<Integer> cancelled = thread.submit(one, model -> {
                throw new AssertionError("nobody waits for this");
            });
            cancelled.cancel(false);
            CompletableFuture<Integer> last = thread.submit(one, model -> 4);
            finish.countDown();

            assertThat(last.join()).isEqualTo(4);
            assertThat(cancelled).isCancelled();
        }
    }

    @Test
    void aFailureIsTheAnswerAndTheThreadGoesOn() {
        try (ModelThread thread = new ModelThread("models", 8, 1 << 20)) {
            CompletableFuture<String> failed = thread.submit(one, model -> {
                throw new IllegalStateException("no");
            });

            assertThatThrownBy(failed::join).hasRootCauseMessage("no");
            assertThat(thread.submit(other, model -> Thread.currentThread().getName())
                            .join())
                    .isEqualTo("models");
        }
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
            return 1;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
