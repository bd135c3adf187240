package dev.descent.job;

import dev.descent.ml.train.MemorySize;
import org.jspecify.annotations.Nullable;

/** The memory that the jobs of this process share, for whatever else trains in it. */
public interface RunMemory {

    /** Takes some, until it is closed; null where it is not free, or jobs wait for it. */
    @Nullable
    HeldMemory take(MemorySize size);

    /** Some of it. */
    interface HeldMemory extends AutoCloseable {
        @Override
        void close();
    }
}
