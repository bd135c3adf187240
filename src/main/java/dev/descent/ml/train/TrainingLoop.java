package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.network.Network;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import dev.descent.ml.train.shard.RoundStopped;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The epochs and batches of one run, from where it stands to its end. */
final class TrainingLoop implements AutoCloseable {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final Network network;
    private final Run run;
    private final BatchSizes sizes;
    private final BatchGradient source;
    private final Step step;
    private final RunRates rates;
    private final Validation validation;
    private final Iterations iterations;
    private final Policy policy;
    private final CheckpointKeeper keeper;
    private final RunWarnings warnings;
    private RunState state;
    private StopSignal.@Nullable Reason stopped;
    private @Nullable String reason;

    TrainingLoop(OpenedRun opened, Run run, @Nullable ShardCluster cluster) {
        this.plan = opened.plan();
        this.data = opened.data();
        this.network = opened.network();
        this.run = run;
        int examples = data.training().size();
        sizes = plan.training().batches(examples);
        source = BatchGradient.of(opened, run, cluster);
        step = new Step(
                plan, source, network, sizes.largest(), run.checkpoints().optimizerStart());
        rates = new RunRates(
                plan.optimizer().learningRate().build(plan.training().iterations(examples)));
        validation = new Validation(plan, data).following(step.loss());
        RunStart start = new RunStart(opened, run, step, rates);
        policy = Policy.of(plan.training(), start.monitor());
        state = start.state();
        keeper = new CheckpointKeeper(opened, run, step.optimization());
        iterations = new Iterations(
                source,
                step,
                rates,
                new TermWatch(step.loss(), plan.training().termSampling(examples), run.log()),
                new GradientWatch(state.iteration(), plan.training().iterations(examples)),
                new Recovery(opened, step, rates, keeper, run.log()),
                run.log());
        boolean isOneLoss = plan.loss().schedules().isEmpty() && step.loss().learned() == null;
        warnings = new RunWarnings(plan.training().epochs(), isOneLoss, run.log());
    }

    /** Runs to the plan's end or until told to stop; answers why it was stopped, or null. */
    StopSignal.@Nullable Reason toEnd() {
        warnings.atStart(state);
        if (rollsBack() && state.faults().rollbackTo() == null) {
            state.markGood();
            keeper.hold(state);
        }
        while (stopped == null
                && reason == null
                && state.epochs() < plan.training().epochs()) {
            reason = policy.reasonToStop(state);
            int epoch = state.epochs() + 1;
            if (reason == null && runBatches(epoch)) {
                endEpoch(epoch);
            }
        }
        if (reason != null) {
            warnings.stoppedEarly(state, reason);
        }
        if (stopped == null) {
            warnings.atEnd(state.records());
        }
        if (stopped != StopSignal.Reason.LEASE_LOST) {
            keeper.keep(state);
        }
        return stopped;
    }

    /** Waits until the point at which the run ended is kept, which its files need not wait for. */
    void awaitCheckpoint() {
        keeper.await();
    }

    /** Whether the epoch came to its end. A method of its own, so that nothing holds its batches while the next pass allocates others. */
    private boolean runBatches(int epoch) {
        step.beginEpoch(epoch);
        EpochTime before = state.epochTime();
        long start = System.nanoTime();
        long seed = plan.training().seed();
        Examples part = source.fed(data.training().varied(Seeds.variation(seed, epoch)));
        int[] order = Seeds.order(seed, epoch, part.size());
        source.beginPass(
                new EpochPass(epoch, order, sizes, state.iteration() - state.batches(), rates.of(state)),
                state.batches());
        try (BatchFeed feed = new BatchFeed(data, part, order, sizes, state.batches())) {
            while (feed.hasNext() && reason == null) {
                stopped = source.isCurrent() ? run.stop().requested() : null;
                if (stopped != null || !iterate(epoch, next(feed))) {
                    return false;
                }
                state.spend(before.plus(EpochTime.since(start, feed.waitedNanos())));
                if (source.isCurrent()) {
                    reason = policy.reasonToStop(state);
                    keepWithin(feed);
                }
            }
        }
        return true;
    }

    private Batch next(BatchFeed feed) {
        Batch batch = feed.taken();
        source.meanwhile(feed::goOn);
        return batch;
    }

    private void keepWithin(BatchFeed epoch) {
        if (epoch.hasNext() && reason == null) {
            keeper.afterIteration(state);
        }
    }

    private void endEpoch(int epoch) {
        validation.keepScores(state.scores());
        EpochSummary summary = validation
                .summary(network, epoch, state.meter(), state.epochTime())
                .by(source.workerRates());
        if (state.scores().endEpoch(epoch)) {
            warnings.thinned(state.scores());
        }
        boolean isBest = state.add(summary);
        run.log().epoch(summary, state.best());
        warnings.afterEpoch(summary);
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

    /** Whether the epoch goes on: it does not where the run goes back, or is stopped before the batch is computed. */
    private boolean iterate(int epoch, Batch batch) {
        try {
            RunState before = state;
            state = iterations.take(epoch, batch, before);
            return state == before;
        } catch (RoundStopped early) {
            stopped = run.stop().requested();
            return false;
        }
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

    /** What computes its batches. */
    BatchGradient source() {
        return source;
    }

    KeptModel kept() {
        return new KeptModel(this, network, validation, keeper, run.log());
    }

    /** Goes back to a checkpoint's numbers, to leave these. */
    void restore(SavedCheckpoint checkpoint) throws IOException {
        step.restore(checkpoint, rates.before(checkpoint.position()));
    }

    @Override
    public void close() {
        try (source) {
            keeper.close();
        }
    }
}
