package dev.descent.spark;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;

/** Inputs of noise with classes that a part of them tells, made anew by whoever opens them. */
record DrawnRows(int size, InputShape input, Target target) implements Examples {
    private static final List<String> CLASSES = List.of("low", "middle", "high");

    static TrainingData rows() {
        return new DrawnRows(480, InputShape.flat(8), Target.classification(CLASSES)).data();
    }

    static TrainingData images(int size, int side) {
        return new DrawnRows(size, InputShape.image(3, side, side), Target.segmentation(CLASSES, side, side)).data();
    }

    private TrainingData data() {
        return new TrainingData(
                input,
                target,
                TargetScaling.none(target.outputs()),
                this,
                new DrawnRows(Math.min(64, size), input, target),
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
            float told = features[featureOffset + i] + 0.2f * (random.nextFloat() - 0.5f);
            int kind = told < -0.2 ? 0 : told < 0.2 ? 1 : 2;
            for (int j = 0; j < target.outputs(); j++) {
                labels[labelOffset + i * target.outputs() + j] = j == kind ? 1 : 0;
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
