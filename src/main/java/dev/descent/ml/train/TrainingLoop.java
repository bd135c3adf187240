package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.network.Network;
import dev.descent.ml.schedule.Schedule;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The epochs and batches of one run, from where it stands to its end. */
final class TrainingLoop {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final Network network;
    private final Run run;
    private final BatchSizes sizes;
    private final Step step;
    private final Schedule schedule;
    private final Validation validation;
    private final Policy policy;
    private final RunState state;
    private StopSignal.@Nullable Reason stopped;
    private @Nullable String reason;

    /** @param plan whose model refers to nothing any more */
    TrainingLoop(TrainingPlan plan, TrainingData data, Network network, Run run) {
        this.plan = plan;
        this.data = data;
        this.network = network;
        this.run = run;
        TrainingSettings settings = plan.training();
        int examples = data.training().size();
        sizes = settings.batches(examples);
        step = new Step(plan, plan.lossFunction(data.target()), network, sizes.largest());
        schedule = plan.optimizer().learningRate().build(settings.iterations(examples));
        validation = new Validation(plan, data);
        policy = Policy.all(policies(settings));
        SavedCheckpoint start = run.checkpoints().newest();
        state = new RunState(start == null ? Position.BEGINNING : start.position());
        if (start != null) {
            step.restore(start, rateBefore(start.position()));
        }
    }

    private double rateBefore(Position position) {
        return position.iteration() == 0 ? 0 : schedule.at(position.iteration() - 1, position.epoch() - 1);
    }

    private static List<Policy> policies(TrainingSettings settings) {
        List<Policy> policies = new ArrayList<>();
        if (settings.maxSeconds() != null) {
            policies.add(new MaxSeconds(settings.maxSeconds()));
        }
        return policies;
    }

    /** Runs to the plan's end or until told to stop; answers why it was stopped, or null. */
    StopSignal.@Nullable Reason toEnd() {
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
        if (stopped != null && stopped != StopSignal.Reason.LEASE_LOST) {
            run.checkpoints().keep(step.checkpoint(state.position()));
        }
        return stopped;
    }

    private void runEpoch(int epoch) {
        EpochTime before = state.epochTime();
        long start = System.nanoTime();
        long seed = plan.training().seed();
        Examples part = data.training().varied(Seeds.variation(seed, epoch));
        int[] order = Seeds.order(seed, epoch, part.size());
        EpochTime time;
        try (BatchFeed feed = new BatchFeed(data, part, order, sizes, state.batches())) {
            while (feed.hasNext() && reason == null) {
                stopped = run.stop().requested();
                if (stopped != null) {
                    state.leave(before.plus(EpochTime.since(start, feed.waitedNanos())));
                    return;
                }
                iterate(epoch, feed.next());
                reason = policy.reasonToStop(state);
            }
            time = before.plus(EpochTime.since(start, feed.waitedNanos()));
        }
        EpochSummary summary = validation.summary(network, epoch, state.meter(), time);
        state.add(summary);
        run.log().epoch(summary, state.best());
    }

    private void iterate(int epoch, Batch batch) {
        double rate = schedule.at(state.iteration(), epoch - 1);
        Step.Outcome outcome = step.take(batch, rate, state.iteration() + 1);
        state.add(outcome, batch.size());
        run.log().iteration(epoch, state.iteration(), outcome.values());
        if (outcome.fault() != null) {
            double loss = outcome.sum() / Math.max(1, outcome.counted());
            throw outcome.fault().failure(epoch, state.iteration(), loss);
        }
    }

    Step step() {
        return step;
    }

    RunState state() {
        return state;
    }

    /** The worst examples of the last validation pass, or null where there was none. */
    @Nullable
    ObjectNode worst() {
        return validation.worst();
    }
}
