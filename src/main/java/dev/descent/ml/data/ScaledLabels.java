package dev.descent.ml.data;

import dev.descent.ml.data.augment.Variation;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.table.NumberColumn;
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
    private static final float FARTHEST = 1e30f;

    /**
     * @throws InvalidSpec where a number of these examples is so far from those
     *     that were trained on that it is no float
     */
    void check(int[] examples) {
        if (!(labels instanceof NumberLabels numbers)) {
            return;
        }
        float[] scaled = new float[numbers.columns().size()];
        for (int example : examples) {
            labels.write(example, scaling, scaled, 0);
            for (int i = 0; i < scaled.length; i++) {
                if (!(Math.abs(scaled[i]) <= FARTHEST)) {
                    throw tooFar(numbers.columns().get(i), example, numbers.path());
                }
            }
        }
    }

    private static InvalidSpec tooFar(NumberColumn column, int example, String path) {
        return new InvalidSpec(
                path,
                "has " + column.at(example) + " in column " + Shown.quoted(column.name())
                        + ", which is too far from what the model was trained on");
    }

    void write(int example, float[] into, int offset) {
        labels.write(example, scaling, into, offset);
    }

    /** The same of an image that is varied so: a map of labels moves with it. */
    void write(int example, Variation variation, float[] into, int offset) {
        if (labels instanceof PictureLabels pictures) {
            pictures.write(example, variation, into, offset);
            return;
        }
        write(example, into, offset);
        if (labels.target().positions() > 1) {
            variation.labels(into, offset, labels.target().outputs());
        }
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
