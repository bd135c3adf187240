package dev.descent.inference;

import dev.descent.job.KeptCheckpoint;

/**
 * The checkpoint whose weights answered.
 *
 * @param epoch under way or over; 0 before the first
 * @param iteration the last one done
 * @param sha256 of its bytes
 */
record UsedCheckpoint(int epoch, long iteration, String sha256) {
    /** In which an answer that is no JSON tells of it. */
    static final String HEADER = "Descent-Checkpoint";

    static UsedCheckpoint of(KeptCheckpoint kept) {
        return new UsedCheckpoint(
                kept.epoch(), kept.iteration(), kept.artifact().sha256());
    }

    /** What an answer that is no JSON says of it, in a header. */
    String header() {
        return "iteration=%d, epoch=%d, sha256=%s".formatted(iteration, epoch, sha256);
    }
}
