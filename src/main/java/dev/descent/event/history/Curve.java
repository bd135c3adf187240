package dev.descent.event.history;

/**
 * A series in memory.
 *
 * @param perEpoch whether it has a value for each epoch, not for each iteration
 * @param iterations where its values were measured, ascending
 * @param values as many
 */
@SuppressWarnings("ArrayRecordComponent") // to be drawn, not compared
public record Curve(String name, boolean perEpoch, double[] iterations, double[] values) {}
