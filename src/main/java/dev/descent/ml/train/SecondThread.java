package dev.descent.ml.train;

import dev.descent.ml.base.Awaited;
import dev.descent.ml.base.IdleCores;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
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
    private @Nullable Network network;
    private @Nullable Future<Network> last;

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

    /** Takes a core for it where one idles; says whether it did. Each that was taken is to be given back by {@link #awaitAll}. */
    boolean take() {
        return cores.take();
    }

    /** Has a work done after those before it, between which it does not park. */
    void start(BiConsumer<Network, LossFunction> work) {
        last = thread.submit(() -> {
            work.accept(network(), loss);
            return network();
        });
    }

    private Network network() {
        Network built = network;
        if (built == null) {
            built = build.get();
            network = built;
        }
        return built;
    }

    /** The work that was started last: gives this thread's network when it is done. */
    Future<Network> started() {
        return Objects.requireNonNull(last, "nothing was started");
    }

    /** Waits for all that was started, and gives the core back. What the last one threw is thrown. */
    void awaitAll() {
        Future<Network> work = last;
        last = null;
        try {
            if (work != null) {
                Awaited.of(work);
            }
        } finally {
            cores.giveBack();
        }
    }

    /** The loss of the last work. */
    LossFunction loss() {
        return loss;
    }

    @Override
    public void close() {
        Future<?> closed = thread.submit(() -> {
            if (network != null) {
                network.close();
            }
        });
        thread.shutdown();
        Awaited.of(closed);
    }
}
