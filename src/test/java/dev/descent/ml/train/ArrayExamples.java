package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** Examples out of arrays, one row each. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ArrayExamples(float[][] features, float[][] labels) implements Examples {

    static TrainingData data(Target target, ArrayExamples training, ArrayExamples validation) {
        return new TrainingData(
                InputShape.flat(training.features[0].length),
                target,
                TargetScaling.none(target.outputs()),
                training,
                validation,
                new ArrayExamples(new float[0][], new float[0][]),
                List.of(),
                JsonNodeFactory.instance.objectNode(),
                List.of());
    }

    /** Rows 0, 1, 2 … whose only feature and label is their number. */
    static ArrayExamples numbers(int size) {
        float[][] values = new float[size][1];
        for (int i = 0; i < size; i++) {
            values[i][0] = i;
        }
        return new ArrayExamples(values, values);
    }

    @Override
    public int size() {
        return features.length;
    }

    @Override
    public void read(int index, float[] into, int featureOffset, float[] intoLabels, int labelOffset) {
        System.arraycopy(features[index], 0, into, featureOffset, features[index].length);
        System.arraycopy(labels[index], 0, intoLabels, labelOffset, labels[index].length);
    }

    @Override
    public int sample(int index) {
        return index;
    }

    @Override
    public String name(int index) {
        return "row " + index;
    }
}
