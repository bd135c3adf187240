package dev.descent.dataset.remote;

/** Somebody who waits for bytes from elsewhere. */
@FunctionalInterface
public interface FetchWatch {
    /** Waits as long as it takes, which the time limits bound. */
    FetchWatch PATIENT = progress -> {};

    /**
     * Called about ten times a second on the thread that waits, and once when the bytes are here; not at all where nothing needs to be
     * fetched. What it throws ends the waiting, and the fetch too where nobody else waits for it.
     */
    void waiting(FetchProgress progress);
}
