package dev.descent.ml.train.shard;

import java.util.Locale;

/**
 * How long a batch takes on one machine and on several, by what computing an example takes, the bytes of the parameters, and what a
 * round costs besides.
 *
 * @param exampleSeconds that one example's gradient takes on one core
 * @param numbers that go out and come back in a round: the parameters, and behind them the optimizer's where workers learn by themselves
 * @param every how many batches there is a round
 * @param link between the driver and each executor
 */
public record ScalingModel(double exampleSeconds, long numbers, int every, ClusterLink link) {
    /** Below which more machines are not worth their price. */
    public static final double WORTH = 1.5;

    private static final int LARGEST_BATCH = 65_536;

    /** A batch on one core. */
    public double alone(int batch) {
        return batch * exampleSeconds;
    }

    /** A batch on a cluster: its largest shard, and its part of a round. */
    public double together(int batch, int workers) {
        int shard = (batch + workers - 1) / workers;
        return shard * exampleSeconds + round(workers) / every;
    }

    /** How many times as fast. */
    public double speedup(int batch, int workers) {
        return alone(batch) / together(batch, workers);
    }

    /** The batch, of shards of the same size, from which a cluster is that many times as fast; 0 where none is. */
    public int batchFrom(int workers, double speedup) {
        double perExample = exampleSeconds * (1 / speedup - 1.0 / workers);
        double batch = round(workers) / every / perExample;
        return perExample <= 0 || batch > LARGEST_BATCH ? 0 : workers * (int) Math.ceil(batch / workers);
    }

    /** What a person should know before a cluster is asked for such batches. */
    public String advice(int batch, int workers) {
        String estimate = String.format(
                Locale.ROOT,
                "By estimate, %d workers compute batches of %d %.1f times as fast as one core;"
                        + " a round%s costs as much as %.0f examples",
                workers,
                batch,
                speedup(batch, workers),
                every == 1 ? "" : ", one in " + every + " iterations,",
                round(workers) / exampleSeconds);
        int from = batchFrom(workers, WORTH);
        return estimate
                + (from == 0
                        ? ". No batch would be " + WORTH + " times as fast."
                        : from <= batch ? "." : ". From batches of " + from + " on it would be " + WORTH + " times.");
    }

    private double round(int workers) {
        return link.roundSeconds(Float.BYTES * numbers, workers);
    }
}
