package dev.descent.dataset.remote;

import dev.descent.dataset.remote.address.RemoteUri;
import java.time.Duration;

/** Somebody who waits for bytes from elsewhere. */
@FunctionalInterface
public interface FetchWatch {
    /** Waits as long as it takes, which the time limits bound. */
    FetchWatch PATIENT = progress -> {};

    Duration LONGEST_REQUEST = Duration.ofSeconds(60);

    /** Waits within a client's request, which gets one of the few places for such, and a minute; a worker has the time that a fetch has. */
    static FetchWatch withinRequest() {
        return ofRequest(briefly());
    }

    /** Waits a minute at most. */
    static FetchWatch briefly() {
        long begun = System.nanoTime();
        return progress -> {
            if (System.nanoTime() - begun > LONGEST_REQUEST.toNanos()) {
                throw RemoteUri.refused("takes more than the " + LONGEST_REQUEST.toSeconds()
                        + " seconds to fetch that a request has; the worker of a job has more time for its data");
            }
        };
    }

    /** The same watch, for a client's request. */
    static FetchWatch ofRequest(FetchWatch watch) {
        return new OfRequest(watch);
    }

    /** Whether it is a client's request that waits. */
    default boolean isOfRequest() {
        return false;
    }

    /**
     * Called about ten times a second on the thread that waits, and once when the bytes are here; not at all where nothing needs to be
     * fetched. What it throws ends the waiting, and the fetch too where nobody else waits for it.
     */
    void waiting(FetchProgress progress);

    /**
     * Called several times in a second while bytes that are here are read, on the thread that reads. What it throws ends the reading.
     */
    default void reading(FetchProgress progress) {}

    /** Called several times in a second while somebody else reads the same. What it throws ends the waiting alone. */
    default void stillWanted() {}

    /** A watch whose fetch must not take what other requests need. */
    record OfRequest(FetchWatch watch) implements FetchWatch {
        @Override
        public boolean isOfRequest() {
            return true;
        }

        @Override
        public void waiting(FetchProgress progress) {
            watch.waiting(progress);
        }

        @Override
        public void stillWanted() {
            watch.stillWanted();
        }
    }
}
