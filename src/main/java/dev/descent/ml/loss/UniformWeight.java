package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The same weight for every class. */
record UniformWeight(double weight) implements ClassWeights {

    @Override
    public JsonNode toJson() {
        return JsonNodeFactory.instance.numberNode(weight);
    }

    @Override
    public boolean isUniform() {
        return true;
    }

    @Override
    public boolean exceedsOne() {
        return weight > 1;
    }

    @Override
    public double[] values(Target target) {
        double[] values = new double[target.outputs()];
        Arrays.fill(values, weight);
        return values;
    }

    @Override
    public String toString() {
        return Double.toString(weight);
    }
}
