package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.Halves;
import dev.descent.ml.train.sample.Margins;
import dev.descent.ml.train.shard.ShardSums;
import java.util.function.Supplier;

/**
 * Batches cut into halves, each with a gradient of its own, which are summed in one order. The second half is computed by another thread
 * while a core idles, and else by this one: the numbers are the same.
 */
final class HalvedBatch implements CutBatch {
    private final Network network;
    private final LossFunction loss;
    private final BatchHalf second;
    private final SecondThread other;
    private final Margins seen;
    private final Margins seenBeside;
    private final Pace pace;
    private final int largest;
    private final Halves halves = this::both;
    private final float[] secondGradient;
    private float[] parameters;
    private ShardSums sums = ShardSums.NOTHING;
    private ThreadUse threads = ThreadUse.NONE;
    private boolean byTwo;
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
        tells = byTwo == wanted && batch.size() == largest;
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
        beside.writeParameters(parameters);
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

    private void both(Runnable first, Runnable rest) {
        boolean beside = byTwo && other.start((its, loss) -> rest.run());
        try {
            first.run();
        } finally {
            if (beside) {
                other.await();
            }
        }
        if (!beside) {
            rest.run();
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
        if (tells) {
            tells = false;
            pace.end();
        }
    }

    @Override
    public Halves halves() {
        return halves;
    }

    @Override
    public void close() {
        other.close();
    }
}
