package dev.descent.dataset.remote;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that is made when it is first asked for, since its libraries are many. Outside of any lock, for making it may ask the network: of
 * two made at once, one is closed.
 */
final class OnFirstUse<T> implements Supplier<T>, AutoCloseable {
    private final Supplier<T> make;
    private final Consumer<T> end;
    private final AtomicReference<@Nullable T> made = new AtomicReference<>();

    /** @param end closes what was made */
    OnFirstUse(Supplier<T> make, Consumer<T> end) {
        this.make = make;
        this.end = end;
    }

    @Override
    public T get() {
        T known = made.get();
        if (known != null) {
            return known;
        }
        T mine = make.get();
        T earlier = made.compareAndExchange(null, mine);
        if (earlier == null) {
            return mine;
        }
        end.accept(mine);
        return earlier;
    }

    @Override
    public void close() {
        T client = made.getAndSet(null);
        if (client != null) {
            end.accept(client);
        }
    }
}
