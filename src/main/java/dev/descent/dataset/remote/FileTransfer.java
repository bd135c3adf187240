package dev.descent.dataset.remote;

import dev.descent.content.PartialFile;
import dev.descent.dataset.remote.RemoteSource.CannotResume;
import dev.descent.dataset.remote.RemoteSource.TryLater;
import dev.descent.dataset.remote.address.RemoteUri;
import dev.descent.ml.base.Backoff;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one file here, whole or not at all. What breaks off goes on where it stopped if the server can prove that it is the same
 * file, and begins anew if not; so bytes of two versions never mix.
 */
final class FileTransfer {
    private static final Logger LOG = LoggerFactory.getLogger(FileTransfer.class);
    /** One sentence for all ways in which there is no connection: who could tell them apart could map a network. */
    static final String UNREACHABLE =
            "cannot be fetched: the server was not reached. It may not exist or not answer, or its address"
                    + " may not be public; the operator can allow such a host (DESCENT_ALLOWED_HOSTS)";

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final RemoteSource source;
    private final Bounds bounds;
    private final Cancellation cancellation = new Cancellation();
    private final byte[] buffer = new byte[1 << 16];
    private Version version = Version.UNKNOWN;
    private volatile long received;
    private volatile long total = FetchResponse.UNKNOWN;

    /**
     * What a transfer may take.
     *
     * @param bytes of the file
     * @param tries before it is given up, the first one included
     * @param pause before the second try; see {@link Backoff}
     */
    record Bounds(long bytes, int tries, Duration pause) {}

    FileTransfer(RemoteSource source, Bounds bounds) {
        this.source = source;
        this.bounds = bounds;
    }

    FetchProgress progress() {
        return new FetchProgress(source.shown(), received, total < 0 ? null : total);
    }

    void cancel() {
        cancellation.cancel();
    }

    /** Asks whether a version is still the present one, once, without taking the bytes of another. */
    boolean isUnchanged(Version here) throws IOException {
        Optional<FetchResponse> newer = source.open(FetchRequest.newerThan(here), cancellation);
        newer.ifPresent(FetchResponse::close);
        return newer.isEmpty();
    }

    /**
     * Runs to its end, on this thread.
     *
     * @param here the version that is here already, or {@link Version#UNKNOWN}
     * @param file an empty file to fill
     * @param framedOnly whether to refuse a body whose end cannot be told from a broken connection
     * @return the version whose bytes the file has now; empty where the version that is here is the present one
     * @throws dev.descent.ml.spec.InvalidSpec at {@code uri}
     */
    Optional<Version> run(Version here, PartialFile file, boolean framedOnly) {
        Backoff backoff = new Backoff(bounds.pause(), LONGEST_PAUSE);
        for (int tried = 1; ; tried++) {
            try {
                Optional<FetchResponse> response = source.open(request(here, file), cancellation);
                if (response.isPresent()) {
                    receive(response.get(), file, framedOnly);
                }
                return response.map(received -> version);
            } catch (IOException e) {
                if (e instanceof CannotResume) {
                    forget(file);
                }
                Duration asked = e instanceof TryLater later ? later.pause() : Duration.ZERO;
                pauseOrGiveUp(tried, backoff.next(asked), e);
            }
        }
    }

    private FetchRequest request(Version here, PartialFile file) {
        if (file.bytes() > 0 && version.isExact()) {
            return FetchRequest.rest(file.bytes(), version);
        }
        forget(file);
        return here.isKnown() ? FetchRequest.newerThan(here) : FetchRequest.WHOLE;
    }

    private void check(FetchResponse response, boolean framedOnly) {
        if (framedOnly && !response.framed()) {
            throw RemoteUri.refused(
                    "cannot be trusted to be whole: the server does not say where it ends; give its sha256");
        }
        refuseAbove(response.total());
    }

    private void receive(FetchResponse response, PartialFile file, boolean framedOnly) throws IOException {
        try (response) {
            check(response, framedOnly);
            begin(response, file);
            copy(response.body(), file);
        }
        if (total >= 0 && file.bytes() != total) {
            throw broken(file);
        }
    }

    private void begin(FetchResponse response, PartialFile file) throws CannotResume {
        if (response.start() == 0) {
            forget(file);
            version = response.version();
            total = response.total();
        } else {
            refuseAnother(response, file);
        }
    }

    private void copy(InputStream body, PartialFile file) throws IOException {
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            refuseAbove(file.bytes() + count);
            ByteBuffer data = ByteBuffer.wrap(buffer, 0, count);
            local(() -> file.append(data));
            received = file.bytes();
        }
    }

    private void refuseAnother(FetchResponse rest, PartialFile file) throws CannotResume {
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
    private IOException broken(PartialFile file) {
        return file.bytes() > total
                ? new CannotResume("sent more than it said")
                : new IOException("sent " + file.bytes() + " of " + total + " bytes");
    }

    private void forget(PartialFile file) {
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
        if (bytes > bounds.bytes()) {
            throw RemoteUri.refused("has more than the " + bounds.bytes() + " bytes allowed");
        }
    }

    private void pauseOrGiveUp(int tried, Duration pause, IOException reason) {
        LOG.info("Fetching {}, try {}: {}", source.shown(), tried, reason.toString());
        if (tried >= bounds.tries() || cancellation.cancelledWithin(pause)) {
            throw RemoteUri.refused(fault(reason));
        }
    }

    private String fault(IOException last) {
        if (last instanceof TryLater) {
            return "cannot be fetched: the server " + last.getMessage() + " at " + bounds.tries() + " tries";
        } else if (received > 0 || total >= 0 || last instanceof CannotResume) {
            return "cannot be fetched: the connection broke off at " + bounds.tries() + " tries, the last time at byte "
                    + received;
        }
        return UNREACHABLE;
    }
}
