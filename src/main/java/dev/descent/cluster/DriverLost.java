package dev.descent.cluster;

/** A run's driver died or says nothing any more; the run can go on from its newest checkpoint, with another driver. */
public final class DriverLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    DriverLost(String reason) {
        super(reason);
    }
}
