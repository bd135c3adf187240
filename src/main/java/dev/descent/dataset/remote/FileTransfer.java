package dev.descent.dataset.remote;

import dev.descent.content.PartialFile;
import dev.descent.dataset.remote.RemoteSource.CannotResume;
import dev.descent.dataset.remote.RemoteSource.TryLater;
import dev.descent.dataset.remote.address.RemoteUri;
import dev.descent.ml.base.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one file here, whole or not at all, in as many tries as it may take. */
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
    private volatile @Nullable ArrivingFile arriving;

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
        ArrivingFile file = arriving;
        return file == null ? new FetchProgress(source.shown(), 0, null) : file.progress(source.shown());
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
        ArrivingFile arrives = new ArrivingFile(file, bounds.bytes(), framedOnly);
        arriving = arrives;
        Backoff backoff = new Backoff(bounds.pause(), LONGEST_PAUSE);
        for (int tried = 1; ; tried++) {
            try {
                Optional<FetchResponse> response = source.open(arrives.request(here), cancellation);
                if (response.isPresent()) {
                    arrives.receive(response.get());
                }
                return response.map(received -> arrives.version());
            } catch (IOException e) {
                if (e instanceof CannotResume) {
                    arrives.forget();
                }
                Duration asked = e instanceof TryLater later ? later.pause() : Duration.ZERO;
                pauseOrGiveUp(tried, backoff.next(asked), e);
            }
        }
    }

    private void pauseOrGiveUp(int tried, Duration pause, IOException reason) {
        LOG.info("Fetching {}, try {}: {}", source.shown(), tried, reason.toString());
        if (tried >= bounds.tries() || cancellation.cancelledWithin(pause)) {
            throw RemoteUri.refused(fault(reason));
        }
    }

    private String fault(IOException last) {
        FetchProgress progress = progress();
        if (last instanceof TryLater) {
            return "cannot be fetched: the server " + last.getMessage() + " at " + bounds.tries() + " tries";
        } else if (progress.bytes() > 0 || progress.total() != null || last instanceof CannotResume) {
            return "cannot be fetched: the connection broke off at " + bounds.tries() + " tries, the last time at byte "
                    + progress.bytes();
        }
        return UNREACHABLE;
    }
}
