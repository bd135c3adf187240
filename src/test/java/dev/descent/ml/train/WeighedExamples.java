package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Weighing;
import dev.descent.ml.data.Weights;

/** Rows of which some do not count, or not alike. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record WeighedExamples(ArrayExamples rows, float[] valid, float[] weights) implements Examples {
    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
        rows.read(index, features, featureOffset, labels, labelOffset);
    }

    @Override
    public Weighing weighing() {
        return new Weighing(true, false, true);
    }

    @Override
    public void weigh(int index, Weights into, int place) {
        into.valid()[place] = valid[index];
        into.examples()[place] = weights[index];
    }

    @Override
    public int sample(int index) {
        return rows.sample(index);
    }

    @Override
    public String name(int index) {
        return rows.name(index);
    }
}
