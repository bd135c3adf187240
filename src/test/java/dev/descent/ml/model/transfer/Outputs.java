package dev.descent.ml.model.transfer;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.Keras;
import dev.descent.ml.model.ModelFiles.OpenedFile;
import dev.descent.ml.model.OpenModel;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.build.NetworkBlueprint;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What a saved model gives when it is built here. */
final class Outputs {
    private Outputs() {}

    /**
     * The outputs of a file's model.
     *
     * @param inputs channels last, [examples][values]
     * @param shape of one example, channels last
     * @param width of the outputs
     */
    static double[][] of(Path file, List<Integer> shape, double[][] inputs, int width) {
        InputShape input = input(shape);
        Target target = Target.classification(
                IntStream.range(0, width).mapToObj(i -> "class " + i).toList());
        Keras spec = new Keras("file:model", null, null, null);
        try (OpenModel model =
                spec.open((uri, hash) -> new OpenedFile(file, "0".repeat(64), () -> {}), input, target)) {
            Activation activation = Objects.requireNonNull(model.network().outputActivation());
            NetworkBlueprint blueprint = NetworkBlueprint.of(model.network(), input, target, activation, 1);
            try (Network network = blueprint.build(model.weights())) {
                float[] logits = new float[inputs.length * width];
                network.logits(batch(shape, input, target, inputs), logits);
                return activated(activation, logits, width);
            }
        }
    }

    private static InputShape input(List<Integer> shape) {
        return switch (shape.size()) {
            case 1 -> InputShape.flat(shape.get(0));
            case 2 -> InputShape.image(1, shape.get(0), shape.get(1));
            default -> InputShape.image(shape.get(2), shape.get(0), shape.get(1));
        };
    }

    private static Batch batch(List<Integer> shape, InputShape input, Target target, double[][] inputs) {
        int channels = shape.size() == 3 ? shape.get(2) : 1;
        int pixels = input.size() / channels;
        float[] features = new float[inputs.length * input.size()];
        for (int example = 0; example < inputs.length; example++) {
            for (int i = 0; i < input.size(); i++) {
                int at = i % channels * pixels + i / channels;
                features[example * input.size() + at] = (float) inputs[example][i];
            }
        }
        float[] labels = new float[inputs.length * target.outputs()];
        return new Batch(inputs.length, input, target, new int[inputs.length], features, labels);
    }

    private static double[][] activated(Activation activation, float[] logits, int width) {
        double[][] outputs = new double[logits.length / width][width];
        for (int example = 0; example < outputs.length; example++) {
            double sum = 0;
            for (int i = 0; i < width; i++) {
                double z = logits[example * width + i];
                outputs[example][i] = switch (activation) {
                    case IDENTITY -> z;
                    case SIGMOID -> 1 / (1 + Math.exp(-z));
                    case SOFTPLUS -> Math.log1p(Math.exp(z));
                    case SOFTMAX -> Math.exp(z);
                };
                sum += outputs[example][i];
            }
            for (int i = 0; i < width && activation == Activation.SOFTMAX; i++) {
                outputs[example][i] /= sum;
            }
        }
        return outputs;
    }
}
