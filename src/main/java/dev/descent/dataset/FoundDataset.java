package dev.descent.dataset;

import dev.descent.ml.data.format.DatasetSpec;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A data set whose bytes are here, and stay until it is closed; not read yet. It may be closed at any time, from any thread. */
public final class FoundDataset implements Closeable {
    private final DatasetSpec asked;
    private final Origin origin;
    private boolean closed;

    /** Something that is done with its bytes. */
    interface Reading<T> {
        T of(Origin origin) throws IOException;
    }

    FoundDataset(DatasetSpec asked, Origin origin) {
        this.asked = asked;
        this.origin = origin;
    }

    DatasetSpec asked() {
        return asked;
    }

    /** Reads it; whoever closes it meanwhile waits. */
    synchronized <T> T read(Reading<T> reading) throws IOException {
        if (closed) {
            throw new IOException("a data set was closed before it was read");
        }
        return reading.of(origin);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            origin.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a data set", e);
        }
    }
}
