package dev.descent.ml.train;

import dev.descent.ml.data.Batch;

/** The iterations of a run: each is computed, logged and counted in, or recovered from where its numbers are not finite. */
record Iterations(
        BatchGradient source,
        Step step,
        RunRates rates,
        TermWatch terms,
        GradientWatch gradients,
        Recovery recovery,
        TrainingLog log) {

    /**
     * Where the run stands after a batch: the same state, or that of an earlier point.
     *
     * @throws dev.descent.ml.train.shard.RoundStopped where the run is stopped before the batch is computed
     */
    RunState take(int epoch, Batch batch, RunState state) {
        long number = state.iteration() + 1;
        terms.before(number);
        StepResult outcome = step.take(batch, rates.next(state), number);
        log.iteration(epoch, number, outcome.values());
        NonFinite fault = outcome.fault();
        if (fault != null) {
            return recovery.after(outcome, fault, batch, state);
        }
        state.add(outcome, batch.size());
        state.scores().addTraining(batch, step.scores(), source.margins());
        state.see(terms.after(number, source.terms(), state.terms()));
        gradients.see(number, outcome).ifPresent(log::warning);
        return state;
    }
}
