package dev.descent.ml.train;

import dev.descent.ml.train.shard.FloatBytes;
import dev.descent.ml.train.shard.ShardSums;
import dev.descent.ml.train.shard.StepsAnswer;
import dev.descent.ml.train.shard.StepsTask;
import dev.descent.ml.train.shard.WorkerStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The iterations that a worker takes on its own, with the parameters and the optimizer's state that a round begins with. */
final class OwnSteps {
    private final WholeBatch source;
    private final WorkerBatches batches;
    private final Step step;
    private final long seed;
    private final int termSampling;

    /**
     * @param largestShard of a batch, in examples
     * @param optimizerStart the iteration after which the optimizer began with nothing
     */
    OwnSteps(TrainingPlan plan, WholeBatch source, WorkerBatches batches, int largestShard, long optimizerStart) {
        this.source = source;
        this.batches = batches;
        seed = plan.training().seed();
        termSampling = plan.training().termSampling(batches.examples());
        step = new Step(plan, source, source.network(), largestShard, optimizerStart);
    }

    /**
     * @param start of all that an iteration changes
     * @param packs whether what is answered is
     */
    StepsAnswer take(StepsTask task, float[] start, boolean packs) {
        long begun = System.nanoTime();
        step.optimization().write(start);
        step.beginEpoch(task.epoch());
        batches.beginEpoch(task.epoch());
        List<WorkerStep> taken = new ArrayList<>();
        boolean isFinite = true;
        for (int i = 0; i < task.batches().length && isFinite; i++) {
            isFinite = task.batches()[i].length == 0 ? taken.add(WorkerStep.NOTHING) : take(task, i, taken);
        }
        long nanos = System.nanoTime() - begun;
        byte[] spoilt = isFinite ? new byte[0] : FloatBytes.of(step.gradient(), packs);
        byte[] change =
                FloatBytes.difference(start, step.optimization().vector().read(), packs);
        return new StepsAnswer(taken, change, spoilt, nanos);
    }

    /** Whether its numbers are finite; else nothing was learned from it. */
    private boolean take(StepsTask task, int index, List<WorkerStep> taken) {
        int[] examples = task.batches()[index];
        long number = task.first() + index;
        long its = Seeds.shard(Seeds.mix(seed, number - 1), task.index());
        source.loss().measureTerms(TermWatch.isDue(termSampling, number));
        StepResult result = step.take(batches.of(examples), task.rates()[index], number, its);
        double[] scores = new double[examples.length];
        System.arraycopy(step.scores(), 0, scores, 0, scores.length);
        taken.add(new WorkerStep(sums(result), scores));
        return result.fault() == null;
    }

    /** With all that is told of an iteration and is a mean. */
    private ShardSums sums(StepResult result) {
        ShardSums sums = ShardSums.of(source.loss(), source.seen());
        Map<String, Double> parts = new LinkedHashMap<>(result.values());
        parts.keySet().removeAll(List.of("loss", "learning_rate"));
        if (sums.terms() != null) {
            parts.keySet().removeAll(sums.terms().series().keySet());
        }
        return new ShardSums(sums.counted(), parts, sums.terms(), sums.slopes(), sums.margins());
    }
}
