package dev.descent.dataset;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.source.ReadWatch;
import dev.descent.ml.data.store.Store;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a reference names, found but not read. */
interface Origin extends Closeable {

    /** Of its bytes, in hex. */
    String sha256() throws IOException;

    /** How it is read where nobody says; null where it has no such format. */
    default @Nullable FormatSpec format() {
        return null;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec where a format is needed and missing, or given and of no use */
    void checkFormat(@Nullable FormatSpec format);

    /** Bytes as they lie there; 0 where there are none. */
    default long size() throws IOException {
        return 0;
    }

    /** Whom {@link #read} tells how far it is. */
    default void watched(ReadWatch watch) {}

    /**
     * Reads it.
     *
     * @param by what of it says how it is divided
     * @param store for what is decoded
     * @throws dev.descent.ml.spec.InvalidSpec where it cannot be read so, or has changed since {@link #sha256} was taken
     */
    RawData read(@Nullable FormatSpec format, SplitBy by, Store store) throws IOException;

    /** What is found in all of it; in that format, or only in its files. */
    Overview overview(@Nullable FormatSpec format, Store store) throws IOException;

    /** Where its bytes are in the file system; null where it has none. */
    default @Nullable DataPlace place() {
        return null;
    }

    @Override
    default void close() throws IOException {}
}
