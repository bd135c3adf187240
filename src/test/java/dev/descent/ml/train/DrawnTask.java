package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.LossSpec;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** A small task of every kind that losses are for: discs that are found or cleaned, ranks and a number to be told. */
record DrawnTask(String model, InputShape input, Target target, int size) {
    private static final String NET = "{'type': 'unet', 'base_channels': 4, 'depth': 1}";
    private static final String CONVOLUTION =
            "{'type': 'layers', 'layers': [{'type': 'conv2d', 'channels': 4, 'kernel': 3}]}";
    private static final String MLP = "{'type': 'mlp', 'hidden': [16]}";
    private static final InputShape ROW = InputShape.flat(2);
    private static final InputShape PICTURE = InputShape.image(1, 12, 12);

    private static final List<DrawnTask> ALL = List.of(
            new DrawnTask(NET, PICTURE, Target.segmentation(List.of("background", "disc"), 12, 12), 16),
            new DrawnTask(NET, PICTURE, Target.segmentation(List.of("disc"), 12, 12), 16),
            new DrawnTask(MLP, ROW, Target.classification(List.of("low", "middle", "high")), 60),
            new DrawnTask(MLP, ROW, Target.regression(List.of("height")), 60),
            new DrawnTask(CONVOLUTION, PICTURE, new Target(Target.Task.REGRESSION, List.of("grey"), 12, 12), 16),
            new DrawnTask(
                    CONVOLUTION,
                    InputShape.image(1, 176, 176),
                    new Target(Target.Task.REGRESSION, List.of("grey"), 176, 176),
                    2));

    /** All that a loss can take. */
    static Stream<DrawnTask> of(LossSpec loss) {
        return ALL.stream().filter(task -> loss.faults(task.target).isEmpty());
    }

    TrainingData data() {
        float[][] features = new float[size][input.size()];
        float[][] labels = new float[size][target.positions() * target.outputs()];
        Random random = new Random(3);
        for (int i = 0; i < size; i++) {
            if (target.positions() == 1) {
                row(i, random, features[i], labels[i]);
            } else {
                picture(random, features[i], labels[i]);
            }
        }
        Examples drawn = new ArrayExamples(features, labels);
        return new TrainingData(
                input,
                target,
                TargetScaling.none(target.outputs()),
                drawn,
                drawn,
                Examples.NONE,
                target.isCategorical() ? Collections.nCopies(target.outputs(), 10L) : List.of(),
                JsonNodeFactory.instance.objectNode(),
                List.of());
    }

    /** A rank that the first feature tells, or a positive number. */
    private void row(int i, Random random, float[] features, float[] labels) {
        int rank = i % 3;
        features[0] = rank - 1 + 0.2f * (float) random.nextGaussian();
        features[1] = (float) random.nextGaussian();
        if (target.isCategorical()) {
            labels[rank] = 1;
        } else {
            labels[0] = 1 + rank;
        }
    }

    /** A disc in noise: which pixels are its, or the picture without the noise. */
    private void picture(Random random, float[] features, float[] labels) {
        int side = target.width();
        double x = side * (0.3 + 0.4 * random.nextDouble());
        double y = side * (0.3 + 0.4 * random.nextDouble());
        int width = target.outputs();
        for (int i = 0; i < side * side; i++) {
            boolean inside = Math.hypot(i % side - x, i / side - y) < side / 4.0;
            features[i] = (inside ? 0.8f : 0.2f) + 0.1f * (float) random.nextGaussian();
            if (!target.isCategorical()) {
                labels[i] = inside ? 0.8f : 0.2f;
            } else if (width == 1) {
                labels[i] = inside ? 1 : 0;
            } else {
                labels[i * width + (inside ? 1 : 0)] = 1;
            }
        }
    }
}
