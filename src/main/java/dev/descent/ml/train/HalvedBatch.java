package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.Stretch;
import dev.descent.ml.train.sample.Margins;
import dev.descent.ml.train.shard.GradientSum;
import dev.descent.ml.train.shard.ShardSums;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Batches cut into halves, each with a gradient of its own, which are summed in one order. The second half is computed by another thread
 * while a core idles, and else by this one: the numbers are the same.
 */
final class HalvedBatch implements CutBatch {
    /** Parameters from which on it pays to share with another thread what follows the gradients. */
    private static final int WORTH_TWO = 100_000;

    private final Network network;
    private final LossFunction loss;
    private final BatchHalf second;
    private final SecondThread other;
    private final Margins seen;
    private final Margins seenBeside;
    private final Pace pace;
    private final int largest;
    private ShardSums rest = ShardSums.NOTHING;
    private ShardSums sums = ShardSums.NOTHING;
    private ThreadUse threads = ThreadUse.NONE;
    private boolean finite;
    private boolean finiteBeside;
    private boolean byTwo;
    private boolean tells;
    private @Nullable Runnable meanwhile;

    /**
     * @param loss functions, all the same, one for each thread
     * @param pace that decides how many threads there are
     */
    HalvedBatch(OpenedRun run, Supplier<LossFunction> loss, int largestBatch, Pace pace) {
        this.network = run.network();
        this.loss = loss.get();
        second = new BatchHalf(run.data(), largestBatch / 2);
        other = new SecondThread(() -> network.beside(largestBatch / 2), loss);
        largest = largestBatch;
        this.pace = pace;
        seen = Margins.watching(this.loss, run.data().target());
        seenBeside = Margins.watching(other.loss(), run.data().target());
    }

    @Override
    public void meanwhile(Runnable work) {
        meanwhile = work;
    }

    @Override
    public void compute(Batch batch, long seed, double[] scores, float[] gradient) {
        int size = batch.size() - batch.size() / 2;
        second.begin(batch, size, Seeds.mix(seed, 1));
        boolean wanted = pace.begin();
        byTwo = wanted && second.size() > 0 && other.start(this::computeBeside);
        tells = byTwo == wanted && batch.size() == largest;
        ShardSums first;
        try {
            network.compute(batch.first(size), loss, seed, scores);
            first = ShardSums.of(loss, seen);
            if (byTwo) {
                addAtOnce(first, gradient);
            } else {
                addInTurn(first, gradient);
            }
        } finally {
            other.await();
        }
        finite &= finiteBeside;
        threads = threads.plus(byTwo);
        second.copyScores(scores, size);
        second.end();
        combine(first);
    }

    private void computeBeside(Network beside, LossFunction itsLoss) {
        itsLoss.follow(loss);
        second.compute(beside, itsLoss);
        rest = ShardSums.of(itsLoss, seenBeside);
    }

    /** The sum is asked of the other thread before its half is awaited, so that it need not wait for this one to wake. */
    private void addAtOnce(ShardSums first, float[] gradient) {
        StretchQueue queue = new StretchQueue(gradient.length);
        finiteBeside = true;
        if (gradient.length >= WORTH_TWO) {
            other.goOn((beside, itsLoss) -> finiteBeside = add(queue, network::readGradient, beside, first, gradient));
        }
        goOn();
        other.awaitFirst();
        finite = add(queue, network::readGradient, other.network(), first, gradient);
    }

    /** Kept, it would hold an epoch's buffers while the next pass has its own. */
    private void goOn() {
        Runnable work = meanwhile;
        meanwhile = null;
        if (work != null) {
            work.run();
        }
    }

    private void addInTurn(ShardSums first, float[] gradient) {
        goOn();
        network.keepGradient();
        rest = ShardSums.NOTHING;
        if (second.size() > 0) {
            second.compute(network, loss);
            rest = ShardSums.of(loss, seen);
        }
        finiteBeside = true;
        finite = add(new StretchQueue(gradient.length), network::readKeptGradient, network, first, gradient);
    }

    /** Answers whether what this thread added is finite. */
    private boolean add(StretchQueue queue, GradientSum.Addend mine, Network its, ShardSums first, float[] gradient) {
        GradientSum sum = new GradientSum(mine, its::readGradient, first.share(rest), gradient);
        queue.drain(sum);
        return sum.isFinite();
    }

    private void combine(ShardSums first) {
        sums = first.and(rest);
        LearnedWeights learned = loss.learned();
        if (learned != null) {
            learned.take(sums.slopes());
        }
    }

    @Override
    public boolean isFinite(float[] gradient) {
        return finite;
    }

    @Override
    public void update(float[] parameters, Stretch update) {
        Stretch work = (from, to) -> {
            update.run(from, to);
            network.writeParameters(parameters, from, to);
        };
        StretchQueue queue = new StretchQueue(parameters.length);
        if (byTwo && parameters.length >= WORTH_TWO) {
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
    public void write(float[] parameters) {
        network.writeParameters(parameters);
    }

    @Override
    public void close() {
        other.close();
    }
}
