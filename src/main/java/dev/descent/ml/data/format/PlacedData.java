package dev.descent.ml.data.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A data set whose bytes stay where they are until it is closed.
 *
 * @param held what is closed with it
 */
public record PlacedData(LocalData data, Closeable held) implements AutoCloseable {

    @Override
    public void close() {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a data set", e);
        }
    }
}
