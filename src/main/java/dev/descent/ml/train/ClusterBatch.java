package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import dev.descent.ml.train.shard.RoundFigures;
import dev.descent.ml.train.shard.ShardSums;
import dev.descent.ml.train.shard.WorkerAnswer;
import java.io.Serializable;
import java.util.List;

/** Batches that a cluster computes in rounds; this process reads no example of them, and judges epochs. */
abstract class ClusterBatch<T extends Serializable, A extends WorkerAnswer> implements CutBatch {
    private final ShardRounds<T, A> rounds;
    private final WorkerRates rates;
    private final Network network;
    private final LossFunction loss;
    private Examples part;
    private ShardSums sums = ShardSums.NOTHING;

    /** @throws TrainingFailed where the run does not fit a cluster */
    ClusterBatch(OpenedRun opened, ShardCluster cluster, PoolWork<T, A> work, StopSignal stop) {
        new ShardFit(opened, cluster).check();
        network = opened.network();
        part = opened.data().training();
        loss = opened.plan().lossFunction(opened.data().target());
        rates = new WorkerRates(cluster.shards());
        rounds = cluster.open(opened.plan().by(opened.blueprint().engine()), work, stop);
    }

    /** A round. */
    List<A> answers(List<T> tasks, float[] numbers) {
        List<A> answers = rounds.compute(tasks, numbers);
        rates.add(answers);
        return answers;
    }

    /** What the batch that is told came to. */
    void tell(ShardSums told) {
        sums = told;
    }

    @Override
    public Examples fed(Examples varied) {
        part = varied;
        return new UnreadExamples(varied);
    }

    @Override
    public Batch read(Batch batch) {
        return Batches.fill(batch, part, batch.samples().clone(), 0, batch.size());
    }

    @Override
    public LossFunction loss() {
        return loss;
    }

    @Override
    public ShardSums sums() {
        return sums;
    }

    /** To the network of this process, which judges epochs. */
    @Override
    public void write(float[] parameters) {
        network.writeParameters(parameters);
    }

    @Override
    public List<WorkerRate> workerRates() {
        return rates.next();
    }

    @Override
    public RoundFigures rounds() {
        return rounds.figures();
    }

    @Override
    public void close() {
        rounds.close();
    }
}
