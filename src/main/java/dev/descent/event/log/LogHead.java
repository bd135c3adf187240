package dev.descent.event.log;

/**
 * How far a log had come when it was read.
 *
 * @param ended whether the last event is {@code end}: nothing will follow
 */
public record LogHead(long lastSeq, boolean ended) {
    /** Whether who has everything up to {@code cursor} can wait for nothing more. */
    public boolean exhaustedAt(long cursor) {
        return ended && cursor >= lastSeq;
    }
}
