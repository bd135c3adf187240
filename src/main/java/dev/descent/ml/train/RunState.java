package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.FaultHistory;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import dev.descent.ml.train.checkpoint.TermStreaks;
import dev.descent.ml.train.checkpoint.TimeSpent;
import dev.descent.ml.train.sample.ScoreHistory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a run is and what it has come to, from a position on. */
final class RunState {
    private final LossMeter meter;
    private final EpochRecords records;
    private final ScoreHistory scores;
    private final Monitor monitor;
    private final double delta;
    private final Best best;
    private final Best improved;
    private final double secondsBefore;
    private final int before;
    private final long started = System.nanoTime();
    private int epochs;
    private int batches;
    private long iteration;
    private JsonNode metrics;
    private EpochTime epochTime;
    private FaultHistory faults;
    private TermStreaks terms;

    /**
     * @param summaries of the epochs before the start, packed
     * @param scores of each example until then
     * @param monitor of the epochs
     * @param delta by more than which an epoch must improve for early stopping
     */
    RunState(Position start, byte[] summaries, ScoreHistory scores, Monitor monitor, double delta) {
        this.scores = scores;
        this.monitor = monitor;
        this.delta = delta;
        meter = new LossMeter(start.losses());
        records = new EpochRecords(summaries);
        best = new Best(monitor, 0, start.best());
        improved = new Best(monitor, delta, start.improved());
        secondsBefore = start.time().seconds();
        before =
                records.first().map(first -> first.path("epoch").intValue() - 1).orElse(start.epochs());
        epochs = start.epochs();
        batches = start.batches();
        iteration = start.iteration();
        metrics = start.metrics();
        epochTime = new EpochTime(start.time().epochSeconds(), start.time().epochDataWaitSeconds());
        faults = start.faults();
        terms = start.terms();
    }

    /** Of the same run at another point. */
    RunState at(Position position, SavedCheckpoint point) {
        return new RunState(position, point.summaries(), scores.from(point.scores()), monitor, delta);
    }

    /** Counts an iteration in. */
    void add(StepResult outcome, int examples) {
        iteration++;
        batches++;
        meter.add(outcome.sum(), outcome.counted(), examples);
    }

    /** Counts an iteration in from which nothing was learned, since its numbers were not finite. */
    void skip(int examples) {
        iteration++;
        batches++;
        meter.add(0, 0, examples);
        faults = new FaultHistory(faults.skipped() + 1, faults.rollbacks(), faults.rollbackTo());
    }

    /** The epoch under way is over; says whether it is the best so far. */
    boolean add(EpochSummary summary) {
        epochs++;
        batches = 0;
        epochTime = EpochTime.NONE;
        records.add(summary);
        metrics = summary.metrics();
        improved.see(summary, iteration);
        meter.startEpoch();
        return best.see(summary, iteration);
    }

    /** Rollbacks go back to here from now on. */
    void markGood() {
        faults = new FaultHistory(faults.skipped(), faults.rollbacks(), iteration);
    }

    /** @param time of the epoch under way so far */
    void spend(EpochTime time) {
        epochTime = time;
    }

    /** @param seen of the loss's terms so far */
    void see(TermStreaks seen) {
        terms = seen;
    }

    Position position() {
        TimeSpent time = new TimeSpent(seconds(), epochTime.seconds(), epochTime.dataWaitSeconds());
        return new Position(
                epochs, batches, iteration, meter.sums(), time, metrics, best.epoch(), improved.epoch(), faults, terms);
    }

    /** Since the run began, wherever that was. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - started) / 1e9;
    }

    /** That are over. */
    int epochs() {
        return epochs;
    }

    /** That were over where the run began, which is not at 0 where it began from another's checkpoint. */
    int epochsBefore() {
        return before;
    }

    /** Done of the epoch under way. */
    int batches() {
        return batches;
    }

    /** Done of the whole run. */
    long iteration() {
        return iteration;
    }

    /** Of the epoch under way, as it was last told. */
    EpochTime epochTime() {
        return epochTime;
    }

    LossMeter meter() {
        return meter;
    }

    EpochRecords records() {
        return records;
    }

    ScoreHistory scores() {
        return scores;
    }

    TermStreaks terms() {
        return terms;
    }

    FaultHistory faults() {
        return faults;
    }

    @Nullable
    BestEpoch best() {
        return best.epoch();
    }

    @Nullable
    BestEpoch improved() {
        return improved.epoch();
    }
}
