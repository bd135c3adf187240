package dev.descent.ml.data;

/** Labels with the scaling that was learned for them. */
record ScaledLabels(Labels labels, TargetScaling scaling) {

    void write(int example, float[] into, int offset) {
        labels.write(example, scaling, into, offset);
    }
}
