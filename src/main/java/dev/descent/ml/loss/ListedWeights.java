package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Weights in the order of the classes. */
record ListedWeights(List<Double> weights) implements ClassWeights {

    static ListedWeights read(JsonNode node) {
        Faults faults = new Faults();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            weights.add(ClassWeights.weight(node.get(i), "[" + i + "]", faults));
        }
        faults.check(!faults.isEmpty() || weights.stream().anyMatch(w -> w > 0), "", "must have a weight above 0");
        faults.raise();
        return new ListedWeights(List.copyOf(weights));
    }

    @Override
    public JsonNode toJson() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        weights.forEach(array::add);
        return array;
    }

    @Override
    public boolean exceedsOne() {
        return weights.stream().anyMatch(weight -> weight > 1);
    }

    @Override
    public List<Violation> faults(Target target, String path) {
        if (!target.isCategorical() || weights.size() == target.outputs()) {
            return List.of();
        }
        return List.of(new Violation(
                path,
                "must have one weight for each of the %d classes (%s), has %d"
                        .formatted(target.outputs(), ClassNames.shown(target), weights.size())));
    }

    @Override
    public double[] values(Target target) {
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
