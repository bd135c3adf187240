package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.network.Network;
import dev.descent.ml.schedule.Schedule;
import dev.descent.ml.train.checkpoint.FaultHistory;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The epochs and batches of one run, from where it stands to its end. */
final class TrainingLoop implements AutoCloseable {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final Network network;
    private final Run run;
    private final BatchSizes sizes;
    private final Step step;
    private final Schedule schedule;
    private final Validation validation;
    private final Policy policy;
    private final CheckpointKeeper keeper;
    private RunState state;
    private StopSignal.@Nullable Reason stopped;
    private @Nullable String reason;

    /** @param plan whose model refers to nothing any more */
    TrainingLoop(TrainingPlan plan, TrainingData data, Network network, Run run) {
        this.plan = plan;
        this.data = data;
        this.network = network;
        this.run = run;
        int examples = data.training().size();
        sizes = plan.training().batches(examples);
        step = new Step(plan, plan.lossFunction(data.target()), network, sizes.largest());
        schedule = plan.optimizer().learningRate().build(plan.training().iterations(examples));
        validation = new Validation(plan, data);
        policy = Policy.of(plan.training());
        SavedCheckpoint start = run.checkpoints().newest();
        state = start == null ? state(Position.BEGINNING, new byte[0]) : restored(start);
        keeper = new CheckpointKeeper(plan.training().checkpoint(), run, step);
    }

    private RunState restored(SavedCheckpoint start) {
        try {
            step.restore(start, rateBefore(start.position()));
            return state(start.position(), start.summaries());
        } catch (IOException e) {
            throw new TrainingFailed("checkpoint_damaged", "The checkpoint to go on from cannot be read.", e);
        }
    }

    private RunState state(Position position, byte[] summaries) {
        EarlyStopping early = plan.training().earlyStopping();
        Monitor monitor = Monitor.of(plan.training(), data.validation().size() > 0);
        return new RunState(position, summaries, monitor, early == null ? 0 : early.minDelta());
    }

    /** Runs to the plan's end or until told to stop; answers why it was stopped, or null. */
    StopSignal.@Nullable Reason toEnd() {
        if (rollsBack() && state.faults().rollbackTo() == null) {
            state.markGood();
            keeper.hold(state);
        }
        while (stopped == null
                && reason == null
                && state.epochs() < plan.training().epochs()) {
            reason = policy.reasonToStop(state);
            if (reason == null) {
                runEpoch(state.epochs() + 1);
            }
        }
        if (reason != null) {
            run.log().warning("Stopped after epoch " + state.epochs() + ": " + reason + ".");
        }
        if (stopped != StopSignal.Reason.LEASE_LOST) {
            keeper.keepNow(state);
        }
        return stopped;
    }

    private void runEpoch(int epoch) {
        EpochTime before = state.epochTime();
        long start = System.nanoTime();
        long seed = plan.training().seed();
        Examples part = data.training().varied(Seeds.variation(seed, epoch));
        int[] order = Seeds.order(seed, epoch, part.size());
        try (BatchFeed feed = new BatchFeed(data, part, order, sizes, state.batches())) {
            while (feed.hasNext() && reason == null) {
                stopped = run.stop().requested();
                if (stopped != null || !iterate(epoch, feed.next())) {
                    return;
                }
                state.spend(before.plus(EpochTime.since(start, feed.waitedNanos())));
                reason = policy.reasonToStop(state);
                if (feed.hasNext() && reason == null) {
                    keeper.afterIteration(state);
                }
            }
        }
        endEpoch(epoch);
    }

    private void endEpoch(int epoch) {
        EpochSummary summary = validation.summary(network, epoch, state.meter(), state.epochTime());
        boolean isBest = state.add(summary);
        run.log().epoch(summary, state.best());
        boolean isGood = rollsBack() && summary.isFinite();
        if (isGood) {
            state.markGood();
        }
        if (isBest || isGood) {
            keeper.hold(state);
        }
        if (reason == null && epoch < plan.training().epochs()) {
            keeper.afterEpoch(state);
        }
    }

    /** Whether the epoch goes on. */
    private boolean iterate(int epoch, Batch batch) {
        long number = state.iteration() + 1;
        Step.Outcome outcome = step.take(batch, rate(state.iteration(), epoch), number);
        run.log().iteration(epoch, number, outcome.values());
        NonFinite fault = outcome.fault();
        if (fault == null) {
            state.add(outcome, batch.size());
            return true;
        }
        TrainingFailed failure =
                new FaultReport(data.training(), batch, step).failure(fault, epoch, number, outcome.loss());
        return switch (plan.training().onNonFinite()) {
            case FAIL -> throw failed(failure);
            case SKIP -> skip(batch, failure);
            case ROLLBACK -> rollBack(failure);
        };
    }

    private double rate(long done, int epoch) {
        return Math.scalb(schedule.at(done, epoch - 1), -state.faults().rollbacks());
    }

    /** Of the last iteration before a position. */
    private double rateBefore(Position position) {
        double rate = position.iteration() == 0 ? 0 : schedule.at(position.iteration() - 1, position.epoch() - 1);
        return Math.scalb(rate, -position.faults().rollbacks());
    }

    /** The run ends at the point before the iteration, which is kept if its numbers are good. */
    private TrainingFailed failed(TrainingFailed failure) {
        if (step.isFinite()) {
            keeper.keepNow(state);
        }
        return failure.with(keeper.newest());
    }

    private boolean skip(Batch batch, TrainingFailed failure) {
        state.skip(batch.size());
        boolean learned = state.meter().sums().epochCounted() > 0;
        if (!learned && state.batches() == sizes.count()) {
            throw failed(failure);
        }
        FaultReport.tellSkipped(failure, state.faults().skipped(), run.log());
        return true;
    }

    /** Answers that the epoch does not go on: it begins anew, or an earlier one does. */
    private boolean rollBack(TrainingFailed failure) {
        FaultHistory faults = state.faults();
        Long to = faults.rollbackTo();
        if (to == null || faults.rollbacks() >= plan.training().maxRollbacks()) {
            throw failed(failure);
        }
        try {
            SavedCheckpoint good = keeper.open(to);
            Position position = good.position().rolledBack(faults, state.seconds());
            step.restore(good, rateBefore(position));
            state = state(position, good.summaries());
        } catch (IOException e) {
            run.log().warning("The checkpoint to roll back to cannot be read (" + Patience.reason(e) + ").");
            throw failed(failure);
        }
        keeper.rewound(to);
        run.log()
                .warning(failure.getMessage() + " Rolled back to iteration " + to + ", with the learning rate halved "
                        + (faults.rollbacks() + 1) + " times.");
        run.log().rewind(state.position());
        return false;
    }

    private boolean rollsBack() {
        return plan.training().onNonFinite() == OnNonFinite.ROLLBACK;
    }

    /** Where the run is, for what is left of it when it has ended. */
    RunState state() {
        return state;
    }

    Step step() {
        return step;
    }

    KeptModel kept() {
        return new KeptModel(this, network, validation, keeper, run.log());
    }

    /** Goes back to a checkpoint's numbers, to leave these. */
    void restore(SavedCheckpoint checkpoint) throws IOException {
        step.restore(checkpoint, rateBefore(checkpoint.position()));
    }

    @Override
    public void close() {
        keeper.close();
    }
}
