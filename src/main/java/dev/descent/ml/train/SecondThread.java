package dev.descent.ml.train;

import dev.descent.ml.base.Awaited;
import dev.descent.ml.base.IdleCores;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Another thread with a network of its own, since native memory belongs to a thread; it parks while it has nothing to do. */
final class SecondThread implements AutoCloseable {
    private final Supplier<Network> build;
    private final LossFunction loss;
    private final IdleCores cores = IdleCores.HERE;
    private final ExecutorService thread;
    private @Nullable Future<Network> network;

    /** Of the other thread alone; null where it could not be built, which whoever has work for it is told. */
    private @Nullable Network own;

    private final Deque<Future<?>> running = new ArrayDeque<>();

    SecondThread(Supplier<Network> build, Supplier<LossFunction> loss) {
        this.build = build;
        this.loss = loss.get();
        String name = Thread.currentThread().getName() + "-second";
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Begins a work where a core idles; says whether it did. Each that was begun is to be awaited. Where there is no network yet, it is
     * built instead, and nobody waits for it.
     */
    boolean start(BiConsumer<Network, LossFunction> work) {
        Future<Network> built = network;
        if ((built != null && !built.isDone()) || !cores.take()) {
            return false;
        }
        if (built == null) {
            network = thread.submit(this::build);
            return false;
        }
        running.add(thread.submit(() -> work.accept(Awaited.of(built), loss)));
        return true;
    }

    /** Has it do more once it has done what was begun: it goes on with that without being woken. */
    void goOn(BiConsumer<Network, LossFunction> work) {
        running.add(thread.submit(() -> work.accept(network(), loss)));
    }

    private Network build() {
        try {
            Network built = build.get();
            own = built;
            return built;
        } finally {
            cores.giveBack();
        }
    }

    /** Waits for the first work of those begun. What it threw is thrown, also where the network could not be built. */
    void awaitFirst() {
        Awaited.of(running.element());
    }

    /** The same for all of them. */
    void await() {
        if (running.isEmpty()) {
            return;
        }
        try {
            awaitAll();
        } finally {
            cores.giveBack();
        }
    }

    private void awaitAll() {
        Future<?> next = running.poll();
        if (next != null) {
            try {
                Awaited.of(next);
            } finally {
                awaitAll();
            }
        }
    }

    /** Built by the time of the first work; others may read its gradient while no work is done. */
    Network network() {
        return Awaited.of(Objects.requireNonNull(network));
    }

    /** The loss of the last work. */
    LossFunction loss() {
        return loss;
    }

    @Override
    public void close() {
        boolean begun = network != null;
        network = null;
        try {
            if (begun) {
                Awaited.of(thread.submit(this::closeOwn));
            }
        } finally {
            thread.shutdown();
        }
    }

    private void closeOwn() {
        if (own != null) {
            own.close();
        }
    }
}
