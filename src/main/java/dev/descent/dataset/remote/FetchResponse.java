package dev.descent.dataset.remote;

import java.io.InputStream;

/**
 * What a server sends.
 *
 * @param start the first byte that comes
 * @param total bytes of the whole file, or {@link #UNKNOWN}
 * @param framed whether the end of the body can be told from a broken connection
 * @param version of the file
 * @param body the bytes
 * @param breakOff breaks the connection off, without reading what is still to come
 */
record FetchResponse(long start, long total, boolean framed, Version version, InputStream body, Runnable breakOff)
        implements AutoCloseable {
    static final long UNKNOWN = -1;

    @Override
    public void close() {
        breakOff.run();
    }
}
