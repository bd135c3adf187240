package dev.descent.dataset.remote;

import dev.descent.dataset.remote.Partial.Received;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one file here, whole or not at all. What breaks off goes on where it stopped if the server can prove that it is the same
 * file, and begins anew if not; so bytes of two versions never mix.
 */
final class Transfer {
    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);
    /** One sentence for all ways in which there is no connection: who could tell them apart could map a network. */
    static final String UNREACHABLE =
            "cannot be fetched: the server was not reached. It may not exist or not answer, or its address"
                    + " may not be public; the operator can allow such a host (DESCENT_ALLOWED_HOSTS)";

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Source source;
    private final Bounds bounds;
    private final Abort abort = new Abort();
    private final byte[] buffer = new byte[1 << 16];
    private Version version = Version.UNKNOWN;
    private volatile long received;
    private volatile long total = Reply.UNKNOWN;

    /**
     * What a transfer may take.
     *
     * @param bytes of the file
     * @param tries before it is given up, the first one included
     * @param pause before the second try; each later one waits twice as long
     */
    record Bounds(long bytes, int tries, Duration pause) {}

    Transfer(Source source, Bounds bounds) {
        this.source = source;
        this.bounds = bounds;
    }

    FetchProgress progress() {
        return new FetchProgress(source.shown(), received, total < 0 ? null : total);
    }

    void abort() {
        abort.abort();
    }

    boolean isAborted() {
        return abort.isAborted();
    }

    /** Asks whether a version is still the present one, once, without taking the bytes of another. */
    boolean isUnchanged(Version here) throws IOException {
        Optional<Reply> newer = source.open(Ask.newerThan(here), abort);
        newer.ifPresent(Reply::close);
        return newer.isEmpty();
    }

    /**
     * Runs to its end, on this thread.
     *
     * @param here the version that is here already, or {@link Version#UNKNOWN}
     * @param temporary an empty file to fill
     * @param framedOnly whether to refuse a body whose end cannot be told from a broken connection
     * @return the file, which is no longer temporary; empty where the version that is here is the present one
     * @throws dev.descent.ml.spec.InvalidSpec at {@code uri}
     */
    Optional<Received> run(Version here, Path temporary, boolean framedOnly) throws IOException {
        try (Partial partial = new Partial(temporary)) {
            for (int tried = 1; ; tried++) {
                try {
                    Optional<Reply> reply = source.open(ask(here, partial), abort);
                    if (reply.isPresent()) {
                        receive(reply.get(), partial, framedOnly);
                    }
                    return reply.map(received -> partial.finish(version));
                } catch (IOException e) {
                    if (e instanceof CannotResume) {
                        forget(partial);
                    }
                    pauseOrGiveUp(tried, e);
                }
            }
        }
    }

    private Ask ask(Version here, Partial partial) {
        if (partial.bytes() > 0 && version.isExact()) {
            return Ask.rest(partial.bytes(), version);
        }
        forget(partial);
        return here.isKnown() ? Ask.newerThan(here) : Ask.WHOLE;
    }

    private void check(Reply reply, boolean framedOnly) {
        if (framedOnly && !reply.framed()) {
            throw RemoteUri.refused(
                    "cannot be trusted to be whole: the server does not say where it ends; give its sha256");
        }
        refuseAbove(reply.total());
    }

    private void receive(Reply reply, Partial partial, boolean framedOnly) throws IOException {
        try (reply) {
            check(reply, framedOnly);
            begin(reply, partial);
            copy(reply.body(), partial);
        }
        if (total >= 0 && partial.bytes() != total) {
            throw broken(partial);
        }
    }

    private void begin(Reply reply, Partial partial) throws CannotResume {
        if (reply.start() == 0) {
            forget(partial);
            version = reply.version();
            total = reply.total();
        } else {
            refuseAnother(reply, partial);
        }
    }

    private void copy(InputStream body, Partial partial) throws IOException {
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            refuseAbove(partial.bytes() + count);
            partial.append(buffer, count);
            received = partial.bytes();
        }
    }

    private void refuseAnother(Reply rest, Partial partial) throws CannotResume {
        boolean same = rest.start() == partial.bytes()
                && version.etag() != null
                && version.etag().equals(rest.version().etag())
                && (total < 0 || total == rest.total());
        if (!same) {
            throw new CannotResume("sent the rest of something else");
        }
        total = rest.total();
    }

    /** More than was promised is as wrong as less, and cannot be mended by asking for a rest. */
    private IOException broken(Partial partial) {
        return partial.bytes() > total
                ? new CannotResume("sent more than it said")
                : new IOException("sent " + partial.bytes() + " of " + total + " bytes");
    }

    private void forget(Partial partial) {
        partial.restart();
        received = 0;
    }

    private void refuseAbove(long bytes) {
        if (bytes > bounds.bytes()) {
            throw RemoteUri.refused("has more than the " + bounds.bytes() + " bytes allowed");
        }
    }

    private void pauseOrGiveUp(int tried, IOException reason) {
        LOG.info("Fetching {}, try {}: {}", source.shown(), tried, reason.toString());
        if (tried >= bounds.tries() || abort.abortedWithin(pause(tried, reason))) {
            throw RemoteUri.refused(fault(reason));
        }
    }

    private Duration pause(int tried, IOException reason) {
        Duration doubled = bounds.pause().multipliedBy(1L << Math.min(tried - 1, 20));
        Duration asked = reason instanceof TryLater later ? later.pause() : Duration.ZERO;
        Duration longer = asked.compareTo(doubled) > 0 ? asked : doubled;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
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
