package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.network.Network;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SecondThreadTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Target NUMBERS = Target.regression(List.of("y"));
    private static final LossFunction LOSS =
            new LossFunction(new Mse().build(NUMBERS), Activation.IDENTITY, LossShape.of(NUMBERS));

    private final List<Thread> closedBy = Collections.synchronizedList(new ArrayList<>());
    private final Network network = (Network) Proxy.newProxyInstance(
            Network.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("close");
                closedBy.add(Thread.currentThread());
                return null;
            });

    @BeforeAll
    static void needsACoreThatIdles() {
        assumeTrue(CORES > 1);
    }

    private static SecondThread by(Supplier<Network> build) {
        return new SecondThread(build, () -> LOSS);
    }

    private static void begin(SecondThread thread, Runnable work) {
        await().until(() -> thread.start((beside, loss) -> work.run()));
    }

    private static void fail(String message) {
        throw new IllegalStateException(message);
    }

    @Test
    void whatIsBegunAfterAFailureIsAwaitedAsWell() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (SecondThread thread = by(() -> network)) {
            begin(thread, () -> fail("the first"));
            thread.goOn((beside, loss) -> {
                begun.countDown();
                awaitQuietly(released);
            });
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread waiting = new Thread(() -> thrown.set(catchThrowable(thread::await)));
            begun.await();
            waiting.start();
            await().until(() -> !waiting.isAlive() || waiting.getState() == Thread.State.WAITING);
            boolean waits = waiting.isAlive();
            released.countDown();
            waiting.join();
            assertThat(waits).isTrue();
            assertThat(thrown.get()).hasMessage("the first");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void eachWorkIsAwaitedOnce() {
        try (SecondThread thread = by(() -> network)) {
            begin(thread, () -> fail("once"));
            assertThatThrownBy(thread::awaitFirst).hasMessage("once");
            assertThatThrownBy(thread::await).hasMessage("once");
            thread.await();
            begin(thread, () -> {});
            thread.await();
        }
    }

    @Test
    void aCoreIsTakenWhileThereIsWorkAndGivenBackWhateverComesOfIt() {
        occupy(CORES - 1);
        try (SecondThread thread = by(() -> network)) {
            begin(thread, () -> fail("whatever"));
            assertThat(IdleCores.HERE.take()).isFalse();
            assertThatThrownBy(thread::await).hasMessage("whatever");
            occupy(1);
            try {
                assertThat(thread.start((beside, loss) -> {})).isFalse();
            } finally {
                giveBack(1);
            }
            assertThat(thread.start((beside, loss) -> {})).isTrue();
            thread.await();
        } finally {
            giveBack(CORES - 1);
        }
    }

    private static void occupy(int cores) {
        for (int i = 0; i < cores; i++) {
            IdleCores.HERE.occupy();
        }
    }

    private static void giveBack(int cores) {
        for (int i = 0; i < cores; i++) {
            IdleCores.HERE.giveBack();
        }
    }

    @Test
    void nobodyWaitsForItsNetwork() {
        CompletableFuture<Network> built = new CompletableFuture<>();
        try (SecondThread thread = by(built::join)) {
            assertThat(thread.start((beside, loss) -> {})).isFalse();
            assertThat(thread.start((beside, loss) -> {})).isFalse();
            thread.await();
            built.complete(network);
            begin(thread, () -> {});
            thread.await();
        }
        assertThat(closedBy).hasSize(1);
    }

    /** As the same error, and not as one that suppresses itself. */
    @Test
    void aNetworkThatCannotBeBuiltIsToldOnceByWhatWasThrown() {
        OutOfMemoryError full = new OutOfMemoryError("no room for a second network");
        assertThatThrownBy(() -> {
                    try (SecondThread thread = by(() -> {
                        throw full;
                    })) {
                        begin(thread, () -> {});
                        thread.await();
                    }
                })
                .isSameAs(full)
                .hasNoSuppressedExceptions();
        assertThat(IdleCores.HERE.take()).isTrue();
        IdleCores.HERE.giveBack();
    }

    @Test
    void aNetworkThatCannotBeBuiltDoesNotFailARunThatNeverUsedIt() {
        SecondThread thread = by(() -> {
            throw new OutOfMemoryError("no room for a second network");
        });
        thread.start((beside, loss) -> {});
        thread.close();
    }

    @Test
    void closesItsNetworkOnceOnTheThreadThatBuiltIt() {
        AtomicReference<Thread> builder = new AtomicReference<>();
        SecondThread thread = by(() -> {
            builder.set(Thread.currentThread());
            return network;
        });
        begin(thread, () -> {});
        thread.await();
        thread.close();
        thread.close();
        assertThat(closedBy).containsExactly(builder.get());
        await().until(() -> !builder.get().isAlive());
    }
}
