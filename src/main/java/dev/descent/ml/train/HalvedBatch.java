package dev.descent.ml.train;

import dev.descent.ml.base.Awaited;
import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.Stretch;
import dev.descent.ml.train.sample.Margins;
import dev.descent.ml.train.shard.ShardSums;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Batches cut into halves, each with a gradient of its own, which are summed in one order. The second half is computed by another thread
 * while a core idles and two are faster, and else by this one: the numbers are the same.
 */
final class HalvedBatch implements CutBatch {
    /** Parameters from which on it pays to wake another thread for their update. */
    private static final int WORTH_TWO = 100_000;

    private final Network network;
    private final LossFunction loss;
    private final BatchHalf second;
    private final SecondThread other;
    private final Margins seen;
    private final Margins seenBeside;
    private final Pace pace;
    private final float[] secondGradient;
    private boolean byTwo;
    private long batches;
    private long batchesByTwo;
    private ShardSums rest = ShardSums.NOTHING;
    private ShardSums sums = ShardSums.NOTHING;

    /**
     * @param loss functions, all the same, one for each thread
     * @param pace that decides how many threads there are
     */
    HalvedBatch(OpenedRun run, Supplier<LossFunction> loss, int largestBatch, Pace pace) {
        this.network = run.network();
        this.loss = loss.get();
        this.pace = pace;
        second = new BatchHalf(run.data(), largestBatch / 2);
        secondGradient = new float[Math.toIntExact(run.blueprint().parameterCount())];
        other = new SecondThread(network::beside, loss);
        seen = Margins.watching(this.loss, run.data().target());
        seenBeside = Margins.watching(other.loss(), run.data().target());
    }

    @Override
    public void beginEpoch(int epoch, int epochs) {
        pace.pause();
        CutBatch.super.beginEpoch(epoch, epochs);
    }

    @Override
    public void compute(Batch batch, long seed, double[] scores, float[] gradient) {
        int size = batch.size() - batch.size() / 2;
        second.begin(batch, size, Seeds.mix(seed, 1));
        byTwo = isByTwo(batch);
        batches++;
        batchesByTwo += byTwo ? 1 : 0;
        Supplier<ShardSums> first = () -> computeFirst(batch.first(size), seed, scores, gradient);
        combine(byTwo ? atOnce(first, gradient) : inTurn(first, gradient));
        second.copyScores(scores, size);
        pace.end();
    }

    private boolean isByTwo(Batch batch) {
        boolean wanted = pace.begin(batch.size());
        boolean can = wanted && second.size() > 0 && other.take();
        if (wanted && !can) {
            pace.disregard();
        }
        return can;
    }

    private ShardSums computeFirst(Batch batch, long seed, double[] scores, float[] gradient) {
        network.gradient(batch, loss, seed, scores, gradient);
        return ShardSums.of(loss, seen);
    }

    private ShardSums inTurn(Supplier<ShardSums> half, float[] gradient) {
        ShardSums first = half.get();
        rest = ShardSums.NOTHING;
        if (second.size() > 0) {
            second.compute(network, loss);
            rest = ShardSums.of(loss, seen);
            new StretchQueue(gradient.length).drain(adding(first, gradient, network));
        }
        return first;
    }

    /** The sum is asked of the other thread before it has its half, so that it goes on with it although this thread may be asleep. */
    private ShardSums atOnce(Supplier<ShardSums> half, float[] gradient) {
        other.start(this::computeBeside);
        Future<Network> computed = other.started();
        try {
            ShardSums first = half.get();
            StretchQueue sum = new StretchQueue(gradient.length);
            other.start((its, itsLoss) -> sum.drain(adding(first, gradient, its)));
            Network its = Awaited.of(computed);
            sum.drain(adding(first, gradient, its));
            return first;
        } finally {
            other.awaitAll();
        }
    }

    private void computeBeside(Network beside, LossFunction itsLoss) {
        itsLoss.follow(loss);
        second.compute(beside, itsLoss);
        rest = ShardSums.of(itsLoss, seenBeside);
    }

    /** @param its network, that computed the second half */
    private Stretch adding(ShardSums first, float[] gradient, Network its) {
        Stretch sum = first.adding(gradient, rest, secondGradient);
        return (from, to) -> {
            its.readGradient(secondGradient, from, to);
            sum.run(from, to);
        };
    }

    private void combine(ShardSums first) {
        sums = first.and(rest);
        LearnedWeights learned = loss.learned();
        if (learned != null) {
            learned.take(sums.slopes());
        }
    }

    @Override
    public void update(float[] parameters, Stretch update) {
        StretchQueue queue = new StretchQueue(parameters.length);
        if (byTwo && parameters.length >= WORTH_TWO && other.take()) {
            other.start((its, itsLoss) -> queue.drain(updating(its, parameters, update)));
            try {
                queue.drain(updating(network, parameters, update));
            } finally {
                other.awaitAll();
            }
        } else {
            queue.drain(updating(network, parameters, update));
        }
        pace.end();
    }

    private static Stretch updating(Network network, float[] parameters, Stretch update) {
        return (from, to) -> {
            update.run(from, to);
            network.writeParameters(parameters, from, to);
        };
    }

    @Override
    public LossFunction loss() {
        return loss;
    }

    @Override
    public ShardSums sums() {
        return sums;
    }

    @Override
    public ThreadUse threads() {
        return new ThreadUse(batchesByTwo, batches - batchesByTwo, pace.speedup());
    }

    @Override
    public void write(float[] written) {
        network.writeParameters(written);
    }

    @Override
    public void close() {
        other.close();
    }
}
