package dev.descent.ml.data.store;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Bytes that may be taken. They come back when what they were taken for is no longer used by anyone. */
final class Budget {
    private static final Cleaner CLEANER = Cleaner.create();

    private final long most;
    private final AtomicLong free;

    Budget(long most) {
        this.most = most;
        this.free = new AtomicLong(most);
    }

    long most() {
        return most;
    }

    /** A token to be held as long as the bytes are used, or null where there are not so many. */
    @Nullable
    Object take(long bytes) {
        if (free.getAndUpdate(left -> left < bytes ? left : left - bytes) < bytes) {
            return null;
        }
        Object token = new Object();
        CLEANER.register(token, () -> free.addAndGet(bytes));
        return token;
    }
}
