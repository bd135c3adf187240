package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.StopSignal.Reason;
import dev.descent.runner.MemoryBudget.Held;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final MemorySize ALL = new MemorySize(100, 1000);
    private static final MemorySize SMALL = new MemorySize(10, 10);
    private static final MemorySize MUCH_HEAP = new MemorySize(60, 0);
    private static final MemorySize MUCH_NATIVE = new MemorySize(0, 600);

    private final MemoryBudget budget = new MemoryBudget(ALL);

    @Test
    void oneMayHaveAllOfIt() {
        assertThat(budget.take(ALL)).isNotNull();
        assertThat(budget.take(SMALL)).isNull();
    }

    @Test
    void heapAndTheRestAreCountedApart() {
        assertThat(budget.take(MUCH_HEAP)).isNotNull();
        assertThat(budget.take(MUCH_HEAP)).isNull();
        assertThat(budget.take(MUCH_NATIVE)).isNotNull();
        assertThat(budget.take(MUCH_NATIVE)).isNull();
        assertThat(budget.take(SMALL)).isNotNull();
    }

    @Test
    void whatIsGivenBackGoesToTheOneThatWaits() throws Exception {
        Held held = Objects.requireNonNull(budget.take(SMALL));
        CompletableFuture<Held> large = awaiting(ALL);
        assertThat(large).isNotDone();
        held.close();
        large.get(60, TimeUnit.SECONDS).close();
        assertThat(budget.isAwaited()).isFalse();
        assertThat(budget.take(ALL)).isNotNull();
    }

    @Test
    void smallOnesDoNotPassALargeOneByWhileItWaits() throws Exception {
        Held held = Objects.requireNonNull(budget.take(SMALL));
        CompletableFuture<Held> large = awaiting(ALL);
        assertThat(budget.take(SMALL)).isNull();
        CompletableFuture<Held> later = CompletableFuture.supplyAsync(() -> budget.await(SMALL, () -> {}));
        held.close();
        Held first = large.get(60, TimeUnit.SECONDS);
        assertThat(later).isNotDone();
        first.close();
        later.get(60, TimeUnit.SECONDS).close();
    }

    @Test
    void oneThatGivesUpLeavesTheOthersTheirTurn() throws Exception {
        Held held = Objects.requireNonNull(budget.take(MUCH_HEAP));
        assertThatThrownBy(() -> budget.await(ALL, () -> {
                    throw new Stopped(Reason.CANCELLED);
                }))
                .isInstanceOf(Stopped.class);
        assertThat(budget.take(SMALL)).isNotNull();
        held.close();
    }

    private CompletableFuture<Held> awaiting(MemorySize size) {
        CompletableFuture<Held> held = CompletableFuture.supplyAsync(() -> budget.await(size, () -> {}));
        await().until(budget::isAwaited);
        return held;
    }
}
