package dev.descent.ml.train;

import dev.descent.ml.optimizer.Slice;
import java.util.List;

/** Everything that an iteration changes, as one vector: the parameters, behind them the optimizer's state and what the loss learns. */
record RunVector(List<Slice> slices) {
    RunVector {
        slices = List.copyOf(slices);
    }

    long length() {
        return slices.stream().mapToLong(Slice::length).sum();
    }

    /** A copy. */
    float[] read() {
        float[] values = new float[Math.toIntExact(length())];
        int at = 0;
        for (Slice slice : slices) {
            System.arraycopy(slice.values(), slice.from(), values, at, slice.length());
            at += slice.length();
        }
        return values;
    }

    void write(float[] values) {
        int at = 0;
        for (Slice slice : slices) {
            System.arraycopy(values, at, slice.values(), slice.from(), slice.length());
            at += slice.length();
        }
    }
}
