package dev.descent.ml.optimizer;

/** Part of an array, seen and not copied. */
@SuppressWarnings("ArrayRecordComponent") // seen, not copied
public record Slice(float[] values, int from, int length) {}
