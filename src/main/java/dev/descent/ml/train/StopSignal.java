package dev.descent.ml.train;

import org.jspecify.annotations.Nullable;

/** Asked at every batch whether to stop. */
@FunctionalInterface
public interface StopSignal {

    /** Why to stop now, or null to go on. */
    @Nullable
    Reason requested();

    /** Why a run is stopped before its end. */
    enum Reason {
        /** Somebody cancelled the job. */
        CANCELLED,
        /** Somebody paused the job: a checkpoint is kept, and the job goes on when it is resumed. */
        PAUSED,
        /** The worker shuts down; the job goes on elsewhere. */
        DRAINED,
        /** The lease is lost: somebody else may own the job, nothing more may be written. */
        LEASE_LOST
    }
}
