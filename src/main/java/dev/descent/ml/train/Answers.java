package dev.descent.ml.train;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.spec.JsonNumber;
import dev.descent.ml.train.metric.ConfusionMatrix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network's outputs in a person's terms: a class with its probabilities, numbers in the target's own unit, or the class of each
 * pixel. Arrays are [examples, positions, outputs]; an offset is where an example begins.
 */
final class Answers {
    private final Target target;
    private final TargetScaling scaling;
    private final Activation activation;

    Answers(Target target, TargetScaling scaling, Activation activation) {
        this.target = target;
        this.scaling = scaling;
        this.activation = activation;
    }

    /** What is predicted for a whole example: {@code class} with {@code probabilities} or {@code scores}, {@code value} or {@code values}. */
    ObjectNode prediction(double[] outputs, int offset) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (target.isCategorical()) {
            answer.set("class", label(outputs, offset));
            answer.set(isProbability() ? "probabilities" : "scores", byName(outputs, offset));
        } else {
            answer.set(target.outputs() == 1 ? "value" : "values", label(outputs, offset));
        }
        return answer;
    }

    /** A label of a whole example, or the same of outputs: a class's name, a number, or numbers by name. */
    JsonNode label(double[] values, int offset) {
        if (target.isCategorical()) {
            int code = ConfusionMatrix.largest(values, offset, target.outputs());
            return JsonNodeFactory.instance.stringNode(target.names().get(code));
        }
        return target.outputs() == 1 ? restored(0, values[offset]) : byName(values, offset);
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

    /** Others are not between 0 and 1. */
    private boolean isProbability() {
        return activation == Activation.SOFTMAX || activation == Activation.SIGMOID;
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
