package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Faults;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Weights n / (classes × n_c), so that every class weighs the same in the training split. */
record BalancedWeights() implements ClassWeights {

    @Override
    public JsonNode toJson() {
        return JsonNodeFactory.instance.stringNode("balanced");
    }

    /** The rarest class's does, unless all are 1. */
    @Override
    public boolean exceedsOne() {
        return true;
    }

    @Override
    public ClassWeights resolve(Target target, List<Long> counts, String path) {
        Faults faults = new Faults();
        for (int c = 0; c < counts.size(); c++) {
            faults.check(
                    counts.get(c) > 0,
                    path,
                    "cannot be balanced: class \"%s\" has no training example; leave the class out, or give weights as numbers"
                            .formatted(target.names().get(c)));
        }
        faults.raise();
        double total = counts.stream().mapToLong(Long::longValue).sum();
        return new ListedWeights(IntStream.range(0, counts.size())
                .mapToObj(c -> total / (counts.size() * (double) counts.get(c)))
                .toList());
    }

    @Override
    public double[] values(Target target) {
        throw new IllegalStateException("balanced weights are not resolved");
    }

    @Override
    public String toString() {
        return "balanced";
    }
}
