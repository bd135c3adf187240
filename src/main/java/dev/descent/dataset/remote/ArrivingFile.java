package dev.descent.dataset.remote;

import dev.descent.content.PartialFile;
import dev.descent.dataset.remote.RemoteSource.CannotResume;
import dev.descent.dataset.remote.address.RemoteUri;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * A file as it arrives, by one response or several. What breaks off goes on where it stopped if the server can prove
 * that it is the same file, and begins anew if not; so bytes of two versions never mix.
 */
final class ArrivingFile {
    private final PartialFile file;
    private final long most;
    private final boolean framedOnly;
    private final byte[] buffer = new byte[1 << 16];
    private Version version = Version.UNKNOWN;
    private volatile long received;
    private volatile long total = FetchResponse.UNKNOWN;

    /**
     * @param file to fill
     * @param most bytes that it may have
     * @param framedOnly whether to refuse a body whose end cannot be told from a broken connection
     */
    ArrivingFile(PartialFile file, long most, boolean framedOnly) {
        this.file = file;
        this.most = most;
        this.framedOnly = framedOnly;
    }

    /** The version whose bytes these are. */
    Version version() {
        return version;
    }

    /** From any thread. */
    FetchProgress progress(String uri) {
        long known = total;
        return new FetchProgress(uri, received, known < 0 ? null : known);
    }

    /** What to ask for next: the rest where that can be had, else all. */
    FetchRequest request(Version here) {
        if (file.bytes() > 0 && version.isExact()) {
            return FetchRequest.rest(file.bytes(), version);
        }
        forget();
        return here.isKnown() ? FetchRequest.newerThan(here) : FetchRequest.WHOLE;
    }

    private void check(FetchResponse response) {
        if (framedOnly && !response.framed()) {
            throw RemoteUri.refused(
                    "cannot be trusted to be whole: the server does not say where it ends; give its sha256");
        }
        refuseAbove(response.total());
    }

    /** Takes what comes, to its end. */
    void receive(FetchResponse response) throws IOException {
        try (response) {
            check(response);
            begin(response);
            copy(response.body());
        }
        if (total >= 0 && file.bytes() != total) {
            throw broken();
        }
    }

    private void begin(FetchResponse response) throws CannotResume {
        if (response.start() == 0) {
            forget();
            version = response.version();
            total = response.total();
        } else {
            refuseAnother(response);
        }
    }

    private void copy(InputStream body) throws IOException {
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            refuseAbove(file.bytes() + count);
            ByteBuffer data = ByteBuffer.wrap(buffer, 0, count);
            local(() -> file.append(data));
            received = file.bytes();
        }
    }

    private void refuseAnother(FetchResponse rest) throws CannotResume {
        boolean same = rest.start() == file.bytes()
                && version.etag() != null
                && version.etag().equals(rest.version().etag())
                && (total < 0 || total == rest.total());
        if (!same) {
            throw new CannotResume("sent the rest of something else");
        }
        total = rest.total();
    }

    /** More than was promised is as wrong as less, and cannot be mended by asking for a rest. */
    private IOException broken() {
        return file.bytes() > total
                ? new CannotResume("sent more than it said")
                : new IOException("sent " + file.bytes() + " of " + total + " bytes");
    }

    /** Begins anew. */
    void forget() {
        local(file::restart);
        received = 0;
    }

    /** What goes wrong on this disk is not mended by fetching again. */
    private static void local(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a fetched file", e);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void refuseAbove(long bytes) {
        if (bytes > most) {
            throw RemoteUri.refused("has more than the " + most + " bytes allowed");
        }
    }
}
