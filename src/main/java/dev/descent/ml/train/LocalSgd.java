package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.train.shard.StepsAnswer;
import dev.descent.ml.train.shard.StepsTask;
import dev.descent.ml.train.shard.WorkerStep;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Workers that learn from their shards of each batch by themselves, and meet after every so many batches: their parameters and optimizer
 * states are averaged then. What is told of a batch is the mean over the workers, weighted by what counts. Batches are told after the meeting.
 */
final class LocalSgd extends ClusterBatch<StepsTask, StepsAnswer> {
    private final int workers;
    private final int every;
    private final long optimizerStart;
    /** Computed, and not told yet. */
    private final Deque<WorkerStep> ahead = new ArrayDeque<>();

    private @Nullable Supplier<RunVector> vector;
    private @Nullable EpochPass pass;
    private int next;

    /** @throws TrainingFailed where the run does not fit a cluster */
    LocalSgd(OpenedRun opened, Run run, ShardCluster cluster, int every) {
        super(opened, cluster, ShardPool::take, run.stop());
        this.every = every;
        workers = cluster.shards();
        optimizerStart = run.checkpoints().optimizerStart();
    }

    @Override
    public boolean takesSteps(Supplier<RunVector> numbers) {
        vector = numbers;
        return true;
    }

    @Override
    public void beginPass(EpochPass begun, int first) {
        ahead.clear();
        pass = begun;
        next = first;
    }

    @Override
    public boolean isCurrent() {
        return ahead.isEmpty();
    }

    @Override
    public void compute(Batch batch, long seed, double[] scores, float[] gradient) {
        Arrays.fill(gradient, 0);
        if (ahead.isEmpty()) {
            meet(gradient);
        }
        WorkerStep step = ahead.remove();
        System.arraycopy(step.scores(), 0, scores, 0, step.scores().length);
        tell(step.sums());
        next++;
    }

    /**
     * Has the workers go on until they meet, or until just before the first batch whose numbers are not finite: so that it is the first
     * after a meeting, from which nothing is learned.
     */
    private void meet(float[] gradient) {
        RunVector numbers = Objects.requireNonNull(vector).get();
        float[] start = numbers.read();
        EpochPass epoch = Objects.requireNonNull(pass);
        List<StepsTask> tasks = epoch.tasks(next, epoch.meeting(next, every), workers, optimizerStart);
        WorkersRound round = round(tasks, start);
        int finite = round.finite();
        for (int i = 0; i < Math.max(1, finite); i++) {
            ahead.add(round.step(i));
        }
        if (finite == 0) {
            round.spoilt(0, gradient);
        } else {
            numbers.write(round.mean(start));
            write(numbers.slices().get(0).values());
        }
    }

    private WorkersRound round(List<StepsTask> tasks, float[] start) {
        WorkersRound round = new WorkersRound(answers(tasks, start));
        int finite = round.finite();
        if (finite == 0 || finite == tasks.get(0).batches().length) {
            return round;
        }
        return round(tasks.stream().map(task -> task.first(finite)).toList(), start);
    }

    /** Are among the parts. */
    @Override
    public Map<String, Double> weights() {
        return Map.of();
    }
}
