package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.TimeSpent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a run is and what it has come to, from a position on. */
final class RunState {
    private final LossMeter meter;
    private final EpochRecords records;
    private final Best best;
    private final double secondsBefore;
    private final long started = System.nanoTime();
    private int epochs;
    private int batches;
    private long iteration;
    private JsonNode metrics;
    private EpochTime epochTime;

    RunState(Position start) {
        meter = new LossMeter(start.losses());
        records = new EpochRecords(start.epochs(), start.summaries());
        best = new Best(start.best());
        secondsBefore = start.time().seconds();
        epochs = start.epochs();
        batches = start.batches();
        iteration = start.iteration();
        metrics = start.metrics();
        epochTime = new EpochTime(start.time().epochSeconds(), start.time().epochDataWaitSeconds());
    }

    /** Counts an iteration in. */
    void add(Step.Outcome outcome, int examples) {
        iteration++;
        batches++;
        if (outcome.fault() == null) {
            meter.add(outcome.sum(), outcome.counted(), examples);
        }
    }

    /** The epoch under way is over. */
    void add(EpochSummary summary) {
        epochs++;
        batches = 0;
        epochTime = EpochTime.NONE;
        records.add(summary);
        metrics = summary.metrics();
        best.see(summary, iteration);
        meter.startEpoch();
    }

    /** @param time of the epoch under way, which was left before its end */
    void leave(EpochTime time) {
        epochTime = time;
    }

    Position position() {
        TimeSpent time = new TimeSpent(seconds(), epochTime.seconds(), epochTime.dataWaitSeconds());
        return new Position(epochs, batches, iteration, meter.sums(), time, records.packed(), metrics, best.epoch());
    }

    /** Since the run began, wherever that was. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - started) / 1e9;
    }

    /** That are over. */
    int epochs() {
        return epochs;
    }

    /** Done of the epoch under way. */
    int batches() {
        return batches;
    }

    /** Done of the whole run. */
    long iteration() {
        return iteration;
    }

    /** Of the epoch under way, before it was left. */
    EpochTime epochTime() {
        return epochTime;
    }

    LossMeter meter() {
        return meter;
    }

    EpochRecords records() {
        return records;
    }

    @Nullable
    BestEpoch best() {
        return best.epoch();
    }
}
