package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.Stretch;
import dev.descent.ml.train.sample.Margins;
import dev.descent.ml.train.shard.ShardSums;
import java.util.List;
import java.util.function.Supplier;

/**
 * Batches cut into halves, each with a gradient of its own, which are summed in one order. The second half is computed by another thread
 * while a core idles, and else by this one: the numbers are the same.
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
    private final int largest;
    private final float[] secondGradient;
    private float[] parameters;
    private ShardSums sums = ShardSums.NOTHING;
    private ThreadUse threads = ThreadUse.NONE;
    private boolean byTwo;
    private boolean isBesideCurrent;
    private boolean tells;

    /**
     * @param loss functions, all the same, one for each thread
     * @param pace that decides how many threads there are
     */
    HalvedBatch(OpenedRun run, Supplier<LossFunction> loss, int largestBatch, Pace pace) {
        this.network = run.network();
        this.loss = loss.get();
        second = new BatchHalf(run.data(), largestBatch / 2);
        secondGradient = new float[Math.toIntExact(run.blueprint().parameterCount())];
        parameters = new float[secondGradient.length];
        network.readParameters(parameters);
        other = new SecondThread(run::another, loss);
        largest = largestBatch;
        this.pace = pace;
        seen = Margins.watching(this.loss, run.data().target());
        seenBeside = Margins.watching(other.loss(), run.data().target());
    }

    @Override
    public void compute(Batch batch, long seed, double[] scores, float[] gradient) {
        int size = batch.size() - batch.size() / 2;
        second.begin(batch, size, Seeds.mix(seed, 1));
        boolean wanted = pace.begin();
        byTwo = wanted && second.size() > 0 && other.start(this::computeBeside);
        boolean compiles = byTwo && threads.byTwo() == 0;
        tells = byTwo == wanted && batch.size() == largest && !compiles;
        ShardSums first;
        try {
            first = computeFirst(batch.first(size), seed, scores, gradient);
        } finally {
            other.await();
        }
        ShardSums rest = byTwo ? ShardSums.of(other.loss(), seenBeside) : computeInTurn();
        threads = threads.plus(byTwo);
        second.copyScores(scores, size);
        combine(first, rest, gradient);
    }

    private ShardSums computeFirst(Batch batch, long seed, double[] scores, float[] gradient) {
        network.gradient(batch, loss, seed, scores, gradient);
        return ShardSums.of(loss, seen);
    }

    private ShardSums computeInTurn() {
        if (second.size() == 0) {
            return ShardSums.NOTHING;
        }
        second.compute(network, loss, secondGradient);
        return ShardSums.of(loss, seen);
    }

    /** On the other thread, whose network has not seen what this thread's was given since. */
    private void computeBeside(Network beside, LossFunction itsLoss) {
        if (!isBesideCurrent) {
            beside.writeParameters(parameters);
        }
        itsLoss.follow(loss);
        second.compute(beside, itsLoss, secondGradient);
    }

    private void combine(ShardSums first, ShardSums rest, float[] gradient) {
        first.add(gradient, rest, secondGradient);
        sums = first.and(rest);
        LearnedWeights learned = loss.learned();
        if (learned != null) {
            learned.take(sums.slopes());
        }
    }

    /** The update and the copies to both networks are cut, for they go by the same numbers. */
    @Override
    public void update(float[] written, Stretch update) {
        parameters = written;
        isBesideCurrent = byTwo && written.length >= WORTH_TWO;
        List<Network> networks = isBesideCurrent ? List.of(network, other.network()) : List.of(network);
        Stretch work = (from, to) -> {
            update.run(from, to);
            networks.forEach(one -> one.writeParameters(written, from, to));
        };
        StretchQueue queue = new StretchQueue(written.length);
        if (isBesideCurrent) {
            other.start((beside, itsLoss) -> queue.drain(work));
        }
        try {
            queue.drain(work);
        } finally {
            other.await();
        }
        if (tells) {
            pace.end();
        }
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
        return threads;
    }

    @Override
    public void write(float[] written) {
        parameters = written;
        network.writeParameters(written);
        isBesideCurrent = false;
    }

    @Override
    public void close() {
        other.close();
    }
}
