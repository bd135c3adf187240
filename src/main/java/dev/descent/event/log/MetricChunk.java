package dev.descent.event.log;

/**
 * Values of one series over consecutive iterations of one epoch.
 *
 * @param epoch they all belong to, from 1
 * @param firstIteration of the first value, over the whole run, from 1
 * @param values one per iteration; NaN and infinities are values like others
 */
@SuppressWarnings("ArrayRecordComponent") // written once, as float8[]
public record MetricChunk(String series, int epoch, long firstIteration, double[] values) {
    public MetricChunk {
        if (epoch < 1 || firstIteration < 1 || values.length == 0) {
            throw new IllegalArgumentException("epochs and iterations count from 1, and a chunk has a value");
        }
    }
}
