package dev.descent.ml.train.checkpoint;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Where a run stands between two iterations.
 *
 * @param epochs that are over
 * @param batches done of the epoch under way
 * @param iteration the last one done, of the whole run; 0 before the first
 * @param losses of which running means are made
 * @param time spent
 * @param summaries of the epochs so far, as {@code EpochRecords} packs them
 * @param metrics of the last epoch, by name; empty before the first is over
 * @param best epoch so far, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, and never compared
public record Position(
        int epochs,
        int batches,
        long iteration,
        LossSums losses,
        TimeSpent time,
        byte[] summaries,
        JsonNode metrics,
        @Nullable BestEpoch best) {

    /** Before the first iteration. */
    public static final Position BEGINNING = new Position(
            0, 0, 0, LossSums.NONE, TimeSpent.NONE, new byte[0], JsonNodeFactory.instance.objectNode(), null);

    /** The epoch under way, or the last one that is over; 0 before the first. */
    public int epoch() {
        return batches > 0 ? epochs + 1 : epochs;
    }
}
