package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Weighing;
import dev.descent.ml.data.Weights;

/** Examples that others read: batches of them have their places and what of them counts, and nothing else. */
record UnreadExamples(Examples part) implements Examples {
    @Override
    public int size() {
        return part.size();
    }

    @Override
    public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {}

    @Override
    public Weighing weighing() {
        return part.weighing();
    }

    @Override
    public void weigh(int index, Weights into, int place) {
        part.weigh(index, into, place);
    }

    @Override
    public int sample(int index) {
        return part.sample(index);
    }

    @Override
    public String name(int index) {
        return part.name(index);
    }
}
