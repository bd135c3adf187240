package dev.descent.ml.probe;

import org.jspecify.annotations.Nullable;

/** How long gradients take; the first batch counts only where there is no other, since much is done for the first time in it. */
final class GradientTime {
    private long nanos;
    private long examples;
    private int batches;

    void add(long itsNanos, int itsExamples) {
        if (batches == 1) {
            nanos = 0;
            examples = 0;
        }
        batches++;
        nanos += itsNanos;
        examples += itsExamples;
    }

    /** In seconds; null where there was none. */
    @Nullable
    Double perExample() {
        return examples == 0 ? null : nanos / 1e9 / examples;
    }
}
