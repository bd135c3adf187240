package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.train.shard.FloatBytes;
import dev.descent.ml.train.shard.ShardAnswer;
import dev.descent.ml.train.shard.ShardSums;
import dev.descent.ml.train.shard.ShardTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Batches cut into shards that a cluster computes, whose gradients are summed in one order: neighbours first, then pairs of
 * neighbours. Two shards have the bits of {@link HalvedBatch}.
 */
final class ShardedBatch extends ClusterBatch<ShardTask, ShardAnswer> {
    private final float[][] gradients;
    private float[] parameters;
    private int epoch = 1;
    private int epochs = 1;

    /** @throws TrainingFailed where the run does not fit a cluster */
    ShardedBatch(OpenedRun run, ShardCluster cluster, StopSignal stop) {
        super(run, cluster, ShardPool::compute, stop);
        int length = Math.toIntExact(run.blueprint().parameterCount());
        gradients = new float[cluster.shards()][length];
        parameters = new float[length];
        run.network().readParameters(parameters);
    }

    @Override
    public void beginEpoch(int begun, int ofRun) {
        epoch = begun;
        epochs = ofRun;
        loss().beginEpoch(begun - 1, ofRun);
    }

    @Override
    public void compute(Batch batch, long seed, double[] scores, float[] gradient) {
        List<ShardAnswer> answers = answers(cut(batch, seed), parameters);
        int at = 0;
        for (int i = 0; i < answers.size(); i++) {
            double[] some = answers.get(i).scores();
            System.arraycopy(some, 0, scores, at, some.length);
            at += some.length;
            FloatBytes.read(answers.get(i).gradient(), gradients[i]);
        }
        tell(sum(answers));
        System.arraycopy(gradients[0], 0, gradient, 0, gradient.length);
        LearnedWeights learned = loss().learned();
        if (learned != null) {
            learned.take(sums().slopes());
        }
    }

    private List<ShardTask> cut(Batch batch, long seed) {
        LearnedWeights learned = loss().learned();
        float[] weights = learned == null ? new float[0] : learned.values().clone();
        List<int[]> shards = Shards.cut(Arrays.copyOf(batch.samples(), batch.size()), gradients.length);
        List<ShardTask> tasks = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            long its = Seeds.shard(seed, i);
            tasks.add(new ShardTask(i, epoch, epochs, its, weights, loss().measuresTerms(), shards.get(i)));
        }
        return tasks;
    }

    /** Also of the gradients, into the first of them. */
    private ShardSums sum(List<ShardAnswer> answers) {
        ShardSums[] all = answers.stream().map(ShardAnswer::sums).toArray(ShardSums[]::new);
        ShardSums.addUp(all, gradients);
        return all[0];
    }

    @Override
    public void write(float[] written) {
        parameters = written;
        super.write(written);
    }
}
