package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.Scalars;
import dev.descent.ml.spec.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A weight for each class: one for all, a list, an object by class name, or in balance with the training split. */
public sealed interface ClassWeights extends JsonForm
        permits BalancedWeights, ListedWeights, NamedWeights, UniformWeight {
    String TYPE = "list of number, object of number, or \"balanced\"";

    static ClassWeights fromJson(JsonNode node) {
        if (node.isString() && node.stringValue().equals("balanced")) {
            return new BalancedWeights();
        } else if (node.isNumber()) {
            return new UniformWeight(weight(node, "", new Faults()));
        } else if (node.isArray()) {
            return ListedWeights.read(node);
        } else if (node.isObject()) {
            return NamedWeights.read(node);
        }
        throw new InvalidSpec(
                "",
                "must be a list of numbers, an object of numbers by class, or \"balanced\", was "
                        + Scalars.shown(node));
    }

    /** One number, whatever the class. */
    default boolean isUniform() {
        return false;
    }

    /** Whether some weight is above 1, and so no share. */
    default boolean exceedsOne() {
        return false;
    }

    /** What does not fit these classes. */
    default List<Violation> faults(Target target, String path) {
        return List.of();
    }

    /**
     * With numbers for everything.
     *
     * @param counts training examples of each class
     */
    default ClassWeights resolve(Target target, List<Long> counts, String path) {
        return this;
    }

    /** The weights in the classes' order. */
    double[] values(Target target);

    /** A weight, or a fault. */
    static double weight(JsonNode node, String path, Faults faults) {
        boolean finite = node.isNumber() && Double.isFinite(node.doubleValue());
        faults.check(finite, path, "must be a finite number, was " + Scalars.shown(node));
        faults.check(!finite || node.doubleValue() >= 0, path, "must not be negative, was " + node.doubleValue(0));
        return finite ? node.doubleValue() : 0;
    }
}
