package dev.descent.ml.train;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.spec.JsonNumber;
import dev.descent.ml.train.metric.ConfusionMatrix;
import dev.descent.ml.train.metric.TaskMetrics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network's outputs in a person's terms: a class with its probabilities, the classes that are true, numbers in the target's own
 * unit, the class of each pixel, or an image. Arrays are [examples, positions, outputs]; an offset is where an example begins.
 */
final class Answers {
    private static final double WHITE = 255;

    private final Target target;
    private final TargetScaling scaling;
    private final Activation activation;

    Answers(Target target, TargetScaling scaling, Activation activation) {
        this.target = target;
        this.scaling = scaling;
        this.activation = activation;
    }

    /**
     * What is predicted for a whole example: {@code class} or {@code labels} with {@code probabilities} or {@code scores},
     * {@code value} or {@code values}.
     */
    ObjectNode prediction(double[] outputs, int offset) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (target.isExclusive()) {
            answer.set("class", largest(outputs, offset));
            answer.set(scores(), byName(outputs, offset));
        } else if (target.isCategorical()) {
            answer.set("labels", above(outputs, offset));
            answer.set(scores(), byName(outputs, offset));
            answer.put("threshold", TaskMetrics.THRESHOLD);
        } else {
            answer.set(target.outputs() == 1 ? "value" : "values", label(outputs, offset));
        }
        return answer;
    }

    /** A label of a whole example, or the same of outputs: a class's name, names, a number, or numbers by name. */
    JsonNode label(double[] values, int offset) {
        return switch (target.task()) {
            case CLASSIFICATION -> largest(values, offset);
            case MULTI_LABEL -> above(values, offset);
            default -> target.outputs() == 1 ? restored(0, values[offset]) : byName(values, offset);
        };
    }

    private JsonNode largest(double[] values, int offset) {
        int code = ConfusionMatrix.largest(values, offset, target.outputs());
        return JsonNodeFactory.instance.stringNode(target.names().get(code));
    }

    private ArrayNode above(double[] values, int offset) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < target.outputs(); i++) {
            if (values[offset + i] >= TaskMetrics.THRESHOLD) {
                names.add(target.names().get(i));
            }
        }
        return names;
    }

    /** The image that is given for an example. */
    Picture picture(double[] values, int offset) {
        int plane = target.positions();
        int channels = target.outputs();
        byte[] samples = new byte[plane * channels];
        for (int i = 0; i < samples.length; i++) {
            double value = values[offset + i % plane * channels + i / plane];
            samples[i] = (byte) Math.round(WHITE * Math.max(0, Math.min(1, value)));
        }
        return new Picture(channels, target.height(), target.width(), samples);
    }

    /** The class of each pixel, of labels or outputs. */
    ClassMap map(double[] values, int offset) {
        byte[] codes = new byte[target.positions()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) ConfusionMatrix.largest(values, offset + i * target.outputs(), target.outputs());
        }
        return new ClassMap(target.height(), target.width(), codes);
    }

    /**
     * The class of each pixel of a mask, or that it does not count.
     *
     * @param first position of the example in {@code weights}
     */
    ClassMap truth(double[] labels, int offset, Weights weights, int first) {
        ClassMap map = map(labels, offset);
        for (int i = 0; i < map.codes().length; i++) {
            map.codes()[i] = weights.isValid(first + i) ? map.codes()[i] : (byte) ClassMap.IGNORED;
        }
        return map;
    }

    /** What outputs are called: others than these are not between 0 and 1. */
    private String scores() {
        return activation == Activation.SOFTMAX || activation == Activation.SIGMOID ? "probabilities" : "scores";
    }

    private ObjectNode byName(double[] values, int offset) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < target.outputs(); i++) {
            named.set(target.names().get(i), restored(i, values[offset + i]));
        }
        return named;
    }

    private JsonNode restored(int output, double value) {
        return JsonNumber.of(scaling.restore(output, value));
    }
}
