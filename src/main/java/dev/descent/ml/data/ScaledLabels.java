package dev.descent.ml.data;

import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.InvalidSpec;
import org.jspecify.annotations.Nullable;

/**
 * Labels with the scaling that was learned for them.
 *
 * @param weights of the examples, or null where all count alike
 */
@SuppressWarnings("ArrayRecordComponent") // one per example; not changed after it is filled
record ScaledLabels(Labels labels, TargetScaling scaling, float @Nullable [] weights) {

    /**
     * @throws InvalidSpec where a number of these examples is so far from those
     *     that were trained on that it is no float
     */
    void check(int[] examples) {
        float[] one = new float[labels.target().outputs()];
        for (int example : examples) {
            if (labels instanceof NumberLabels numbers) {
                labels.write(example, scaling, one, 0);
                if (!(Math.abs(one[0]) <= 1e30f)) {
                    throw new InvalidSpec(
                            "format.target",
                            "has " + numbers.column().values()[example] + " in column "
                                    + Shown.quoted(numbers.column().name())
                                    + ", which is too far from what the model was trained on");
                }
            }
        }
    }

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
