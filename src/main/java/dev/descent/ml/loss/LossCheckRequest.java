package dev.descent.ml.loss;

import dev.descent.ml.data.Target;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A loss with numbers to try it on.
 *
 * @param labels [N, K] or [N, K, H, W]
 * @param outputs after the output activation, or null where logits are given
 * @param logits before it, or null where outputs are given
 * @param activation null for the loss's first choice
 * @param classes names of the K classes, for weights by name; 0, 1, … unless given
 */
record LossCheckRequest(
        LossSpec loss,
        JsonNode labels,
        @Nullable JsonNode outputs,
        @Nullable JsonNode logits,
        @Nullable Activation activation,
        @Nullable List<String> classes) {
    private static final Parameter<LossSpec> LOSS =
            Parameter.<LossSpec>of("loss", "loss").required();
    private static final Parameter<JsonNode> LABELS =
            Parameter.<JsonNode>of("labels", "array").required();

    LossCheckRequest {
        Faults faults = new Faults();
        loss = LOSS.of(loss, faults);
        labels = LABELS.of(labels, faults);
        faults.check(
                (outputs == null) != (logits == null),
                outputs == null ? "logits" : "outputs",
                outputs == null ? "is required, unless there are outputs" : "must not stand beside logits");
        faults.raise();
    }

    boolean givesOutputs() {
        return outputs != null;
    }

    /** @throws InvalidSpec with every fault of the arrays */
    LossCheck read() {
        Faults faults = new Faults();
        String name = givesOutputs() ? "outputs" : "logits";
        JsonNode given = outputs == null ? logits : outputs;
        Tensor y = faults.collect("labels", () -> Tensor.read(labels));
        Tensor x = given == null ? null : faults.collect(name, () -> Tensor.read(given));
        if (y != null && x != null && !y.shape().equals(x.shape())) {
            faults.add(name, "must have the shape of labels, " + y.shape() + ", has " + x.shape());
        }
        if (y != null && classes != null && classes.size() != y.width()) {
            faults.add("classes", "must name the %d classes, names %d".formatted(y.width(), classes.size()));
        }
        faults.raise();
        if (y == null || x == null) {
            throw new IllegalStateException("an array is missing without a fault");
        }
        return new LossCheck(this, y, x, target(y));
    }

    /** What the labels are: classes where they look like it and the loss takes those, else numbers. */
    private Target target(Tensor y) {
        Target categorical = y.target(classes);
        Target numbers =
                new Target(Target.Task.REGRESSION, categorical.names(), categorical.height(), categorical.width());
        boolean fractions = DoubleStream.of(y.values()).allMatch(value -> value >= 0 && value <= 1);
        List<Target> candidates = new ArrayList<>(List.of(categorical, numbers));
        if (!fractions) {
            candidates.add(0, numbers);
        }
        return candidates.stream()
                .filter(candidate -> !loss.activations(candidate).isEmpty())
                .findFirst()
                .orElse(candidates.get(0));
    }
}
