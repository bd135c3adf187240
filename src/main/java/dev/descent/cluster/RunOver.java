package dev.descent.cluster;

/** A driver speaks of a run that is over, or out of turn. */
final class RunOver extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunOver(String reason) {
        super(reason, null, false, false);
    }
}
