package dev.descent.ml.data.source;

import org.jspecify.annotations.Nullable;

/** Told how far a data set is read, several times in a second. What it throws ends the reading, as {@link ReadingStopped}. */
@FunctionalInterface
public interface ReadWatch {
    ReadWatch NONE = (bytes, total) -> {};

    /**
     * Called on the thread that reads.
     *
     * @param bytes that were read, of files that are read twice, twice
     * @param total bytes that there will be, where that is known
     */
    void read(long bytes, @Nullable Long total);
}
