package dev.descent.ml.train.remote;

/** The run is another's now, or whoever gave it does not answer any more: nothing that comes of it is wanted. */
final class RunLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunLost(String reason) {
        super(reason);
    }
}
