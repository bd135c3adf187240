package dev.descent.ml.loss.check;

import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.ExactWeights;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A loss with numbers to try it on.
 *
 * @param labels [N, K] or [N, K, H, W]; outputs and logits are shaped as they, with as many outputs for K as the loss has
 * @param outputs after the output activation, or null where logits are given
 * @param logits before it, or null where outputs are given
 * @param mask [N] or [N, H, W], 1 for what counts and 0 for what is ignored; null where all counts
 * @param weights [N] of examples or [N, H, W] of positions; null where all count alike
 * @param activation null for the one that a job would take
 * @param classes names of the K classes, for weights by name; 0, 1, … unless given
 */
record LossCheckRequest(
        LossSpec loss,
        JsonNode labels,
        @Nullable JsonNode outputs,
        @Nullable JsonNode logits,
        @Nullable JsonNode mask,
        @Nullable JsonNode weights,
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

    /** What is wrong with the arrays of a request of which something else cannot be read. */
    static List<Violation> arrayFaults(JsonNode request) {
        Faults faults = new Faults();
        String name = request.has("outputs") ? "outputs" : "logits";
        Tensor y = request.has("labels") ? tensor("labels", request.get("labels"), faults) : null;
        Tensor x = request.has(name) ? tensor(name, request.get(name), faults) : null;
        checkExamples(y, x, name, faults);
        return faults.list();
    }

    private static @Nullable Tensor tensor(String name, JsonNode array, Faults faults) {
        return faults.collect(name, () -> Tensor.read(array));
    }

    /** How many outputs there must be, only the loss and its task can tell. */
    private static void checkExamples(@Nullable Tensor y, @Nullable Tensor x, String name, Faults faults) {
        if (y != null && x != null && !x.shape().equals(y.shapeOf(x.width()))) {
            faults.add(name, "must have the shape of labels, " + y.shape() + ", has " + x.shape());
        }
    }

    /** @throws InvalidSpec where the loss has another number of outputs than were given */
    private LossCheck checked(TrialInput input, TrialTask task) {
        List<Integer> wanted = input.labels().shapeOf(loss.outputs(task.target()));
        if (!wanted.equals(input.given().shape())) {
            boolean same = wanted.equals(input.labels().shape());
            throw new InvalidSpec(
                    givesOutputs() ? "outputs" : "logits",
                    "must have the shape " + (same ? "of labels" : "that the loss makes of that of labels") + ", "
                            + wanted + ", has " + input.given().shape());
        }
        return new LossCheck(this, input, task);
    }

    /** @throws InvalidSpec with every fault of the arrays */
    LossCheck read() {
        Faults faults = new Faults();
        String name = givesOutputs() ? "outputs" : "logits";
        JsonNode given = outputs == null ? logits : outputs;
        Tensor y = tensor("labels", labels, faults);
        Tensor x = given == null ? null : tensor(name, given, faults);
        checkExamples(y, x, name, faults);
        if (y != null && classes != null && classes.size() != y.width()) {
            faults.add("classes", "must name the %d classes, names %d".formatted(y.width(), classes.size()));
        }
        ExactWeights counted = y == null ? ExactWeights.NONE : new CheckWeights(y.shape(), faults).read(mask, weights);
        faults.raise();
        if (y == null || x == null) {
            throw new IllegalStateException("an array is missing without a fault");
        }
        TrialInput input = new TrialInput(y, x, givesOutputs(), counted);
        return checked(input, TrialTask.of(this, input));
    }
}
