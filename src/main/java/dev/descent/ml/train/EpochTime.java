package dev.descent.ml.train;

/**
 * How long an epoch's training took.
 *
 * @param seconds validation not counted
 * @param dataWaitSeconds of these in which it waited for a batch
 */
record EpochTime(double seconds, double dataWaitSeconds) {
    static final EpochTime NONE = new EpochTime(0, 0);

    static EpochTime since(long startNanos, long waitedNanos) {
        return new EpochTime((System.nanoTime() - startNanos) / 1e9, waitedNanos / 1e9);
    }

    EpochTime plus(EpochTime more) {
        return new EpochTime(seconds + more.seconds, dataWaitSeconds + more.dataWaitSeconds);
    }
}
