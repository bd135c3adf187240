package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;

/** Features of noise and classes by chance, always the same, for inputs and targets of any shape. */
record NoiseData(int size, InputShape input, Target target) implements Examples {
    TrainingData data() {
        return new TrainingData(
                input,
                target,
                TargetScaling.none(target.outputs()),
                this,
                this,
                Examples.NONE,
                List.of(),
                JsonNodeFactory.instance.objectNode(),
                List.of());
    }

    @Override
    public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
        Random random = new Random(index);
        for (int i = 0; i < input.size(); i++) {
            features[featureOffset + i] = random.nextFloat() - 0.5f;
        }
        for (int i = 0; i < target.positions(); i++) {
            int first = labelOffset + i * target.outputs();
            int kind = random.nextInt(target.outputs());
            for (int j = 0; j < target.outputs(); j++) {
                labels[first + j] = j == kind ? 1 : 0;
            }
        }
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
