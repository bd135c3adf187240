package dev.descent.ml.data;

import org.jspecify.annotations.Nullable;

/**
 * Labels with the scaling that was learned for them.
 *
 * @param weights of the examples, or null where all count alike
 */
@SuppressWarnings("ArrayRecordComponent") // one per example; not changed after it is filled
record ScaledLabels(Labels labels, TargetScaling scaling, float @Nullable [] weights) {

    void write(int example, float[] into, int offset) {
        labels.write(example, scaling, into, offset);
    }

    Weighing weighing() {
        return new Weighing(labels.weighing().valid(), labels.weighing().positions(), weights != null);
    }

    void weigh(int example, Weights into, int place) {
        labels.weigh(example, into, place);
        if (weights != null && into.examples() != null) {
            into.examples()[place] = weights[example];
        }
    }

    long heapBytes() {
        return labels.heapBytes() + (weights == null ? 0 : (long) weights.length * Float.BYTES);
    }
}
