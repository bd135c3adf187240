package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Weighing;
import dev.descent.ml.data.Weights;
import tools.jackson.databind.JsonNode;

/**
 * Examples as a reference has them: features, the class of each position (−1 where none is known) and weights.
 *
 * @param from the first, of all that the reference has
 * @param to the end, exclusive
 * @param weighted whether the weights count
 */
record PeerExamples(JsonNode data, int from, int to, boolean weighted) implements Examples {
    private static final int CLASSES = 3;

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
        JsonNode values = data.get("features").get(from + index);
        for (int i = 0; i < values.size(); i++) {
            features[featureOffset + i] = values.get(i).floatValue();
        }
        JsonNode classes = classes(index);
        for (int i = 0; i < classes.size(); i++) {
            for (int c = 0; c < CLASSES; c++) {
                labels[labelOffset + i * CLASSES + c] = classes.get(i).intValue() == c ? 1 : 0;
            }
        }
    }

    @Override
    public Weighing weighing() {
        return new Weighing(!data.has("weights"), false, weighted);
    }

    @Override
    public void weigh(int index, Weights into, int place) {
        JsonNode classes = classes(index);
        for (int i = 0; into.valid() != null && i < classes.size(); i++) {
            into.valid()[place * classes.size() + i] = classes.get(i).intValue() < 0 ? 0 : 1;
        }
        if (weighted) {
            into.examples()[place] = data.get("weights").get(from + index).floatValue();
        }
    }

    @Override
    public int sample(int index) {
        return index;
    }

    @Override
    public String name(int index) {
        return "example " + (from + index);
    }

    private JsonNode classes(int index) {
        return data.get("classes").get(from + index);
    }
}
