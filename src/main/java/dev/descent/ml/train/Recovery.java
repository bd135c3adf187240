package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.train.checkpoint.FaultHistory;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.util.function.Supplier;

/** What a run does after an iteration whose numbers were not finite, from which nothing was learned. */
record Recovery(OpenedRun opened, Step step, RunRates rates, CheckpointKeeper keeper, TrainingLog log) {

    /**
     * Where the run goes on: the same state, or that of an earlier point.
     *
     * @param outcome of the iteration that follows {@code state}; it is in the log
     * @throws TrainingFailed where it does not go on
     */
    RunState after(StepResult outcome, NonFinite fault, Batch batch, RunState state) {
        int epoch = state.epochs() + 1;
        long iteration = state.iteration() + 1;
        Supplier<TrainingFailed> failure = () ->
                new FaultReport(opened.data().training(), batch, step).failure(fault, epoch, iteration, outcome.loss());
        return switch (settings().onNonFinite()) {
            case FAIL -> throw failed(failure.get(), batch, state);
            case SKIP -> skipped(batch, failure, state);
            case ROLLBACK -> rolledBack(failure.get(), batch, state);
        };
    }

    private TrainingSettings settings() {
        return opened.plan().training();
    }

    /** The run ends at the point before the iteration, which is kept if its numbers are good; if not, the best epoch is, if there is one. */
    private TrainingFailed failed(TrainingFailed failure, Batch batch, RunState state) {
        boolean lost = LostWeights.are(opened, step.read(batch));
        if (lost && state.best() != null) {
            step.optimization().giveUp();
        }
        if (step.optimization().isUsable()) {
            keeper.keepNow(state);
            return lost ? failure.withLost(keeper.newest()) : failure.with(keeper.newest());
        }
        return failure.with(keeper.keepBest(state));
    }

    /** @param failure asked for only where it is told: to find the layer costs more than an iteration */
    private RunState skipped(Batch batch, Supplier<TrainingFailed> failure, RunState state) {
        state.skip(batch.size());
        int batches = settings().batches(opened.data().training().size()).count();
        boolean learned = state.meter().sums().epochCounted() > 0;
        if (!learned && state.batches() == batches) {
            throw failed(
                    failure.get().because("Every batch of an epoch was skipped, so that nothing was learned in it."),
                    batch,
                    state);
        }
        FaultReport.tellSkipped(failure, state.faults().skipped(), log);
        return state;
    }

    private RunState rolledBack(TrainingFailed failure, Batch batch, RunState state) {
        FaultHistory faults = state.faults();
        Long to = faults.rollbackTo();
        if (to == null || faults.rollbacks() >= settings().maxRollbacks()) {
            throw failed(failure, batch, state);
        }
        try {
            SavedCheckpoint good = keeper.open(to);
            Position position = good.position().rolledBack(faults, state.seconds());
            step.restore(good, rates.before(position));
            keeper.rewound(to);
            log.warning(failure.getMessage() + " Rolled back to iteration " + to + ", with the learning rate halved "
                    + times(position.faults().rollbacks()) + ".");
            log.rewind(position);
            return state.at(position, good);
        } catch (IOException e) {
            log.warning("The checkpoint to roll back to cannot be read (" + Patience.reason(e) + ").");
            throw failed(failure, batch, state);
        }
    }

    private static String times(int rollbacks) {
        return rollbacks == 1 ? "once" : rollbacks + " times";
    }
}
