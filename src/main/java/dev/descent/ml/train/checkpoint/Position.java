package dev.descent.ml.train.checkpoint;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
 * @param metrics of the last epoch, by name; empty before the first is over
 * @param best epoch so far, or null
 * @param improved the last epoch that improved by enough for early stopping, or null
 * @param faults what was done about numbers that were not finite
 * @param terms of the loss, what was seen of them; checkpoints of before have none
 */
public record Position(
        Integer epochs,
        Integer batches,
        Long iteration,
        LossSums losses,
        TimeSpent time,
        JsonNode metrics,
        @Nullable BestEpoch best,
        @Nullable BestEpoch improved,
        FaultHistory faults,
        TermStreaks terms) {

    public Position {
        terms = terms == null ? TermStreaks.NONE : terms;
    }

    /** Before the first iteration. */
    public static final Position BEGINNING = new Position(
            0,
            0,
            0L,
            LossSums.NONE,
            TimeSpent.NONE,
            JsonNodeFactory.instance.objectNode(),
            null,
            null,
            FaultHistory.NONE,
            TermStreaks.NONE);

    /**
     * The same for a run that comes back here from later.
     *
     * @param later what was done about faults before
     * @param seconds that the run has taken
     */
    public Position rolledBack(FaultHistory later, double seconds) {
        FaultHistory oneMore = new FaultHistory(faults.skipped(), later.rollbacks() + 1, later.rollbackTo());
        TimeSpent spent = new TimeSpent(seconds, time.epochSeconds(), time.epochDataWaitSeconds());
        return new Position(epochs, batches, iteration, losses, spent, metrics, best, improved, oneMore, terms);
    }

    /** The epoch under way, or the last one that is over; 0 before the first. */
    public int epoch() {
        return batches > 0 ? epochs + 1 : epochs;
    }

    /** The iterations of the checkpoints without which this one is not whole: the best epoch's, and the one to roll back to. */
    public List<Long> needs() {
        return Stream.of(best == null ? null : best.iteration(), faults.rollbackTo())
                .filter(Objects::nonNull)
                .filter(needed -> !needed.equals(iteration))
                .distinct()
                .toList();
    }
}
