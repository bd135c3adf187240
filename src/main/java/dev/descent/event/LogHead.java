package dev.descent.event;

/**
 * How far a log had come when it was read.
 *
 * @param ended whether the last event is {@code end}: nothing will follow
 */
record LogHead(long lastSeq, boolean ended) {
    /** Whether who has everything up to {@code cursor} can wait for nothing more. */
    boolean exhaustedAt(long cursor) {
        return ended && cursor >= lastSeq;
    }
}
