package dev.descent.ml.loss.check;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonNumber;
import dev.descent.ml.spec.SpecReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tries a loss on numbers before an hour of training is paid for: values, gradient, and what looks wrong. */
public final class LossCheck {
    private final LossCheckRequest request;
    private final TrialInput input;
    private final Target target;
    private final Activation activation;

    LossCheck(LossCheckRequest request, TrialInput input, TrialTask task) {
        this.request = request;
        this.input = input;
        target = task.target();
        activation = task.activation();
    }

    /**
     * Answers {@code POST /v1/losses/check}.
     *
     * @param request {@code loss}, {@code labels}, and {@code logits} or {@code outputs}, arrays [N, K] or [N, K, H, W]
     *     of a million values at most; {@code mask}, {@code weights}, {@code activation} and {@code classes} if wanted
     * @return {@code value}, {@code per_example}, {@code gradient} (of the value, by logits or by outputs, in the
     *     shape given), {@code gradient_error} (null where it cannot be told), {@code warnings}, the
     *     {@code activation} used, and the {@code terms} of a sum
     * @throws dev.descent.ml.spec.InvalidSpec with every fault of the request
     */
    public static JsonNode check(JsonNode request) {
        return read(request).read().run();
    }

    private static LossCheckRequest read(JsonNode request) {
        try {
            return SpecReader.read(request, LossCheckRequest.class);
        } catch (InvalidSpec invalid) {
            throw invalid.and(LossCheckRequest.arrayFaults(request));
        }
    }

    private JsonNode run() {
        Faults faults = new Faults();
        faults.addAll("loss", request.loss().faults(target));
        faults.addAll("loss", request.loss().faults(target, activation));
        checkWeights(faults);
        faults.raise();
        LossSpec resolved = faults.collect("loss", () -> request.loss().resolve(target, counts()));
        faults.raise();
        if (resolved == null) {
            throw new IllegalStateException("a loss did not resolve, without a fault");
        }
        Trial trial = new Trial(resolved, target, activation, input);
        return answer(trial, warnings(trial));
    }

    private void checkWeights(Faults faults) {
        if (!request.loss().takesPositionWeights()) {
            faults.check(!ofPositions(request.mask()), "mask", "must be [N], of examples: " + LossSpec.WHOLE_MAPS);
            faults.check(
                    !ofPositions(request.weights()), "weights", "must be [N], of examples: " + LossSpec.WHOLE_MAPS);
        }
    }

    private static boolean ofPositions(@Nullable JsonNode weights) {
        return weights != null && weights.path(0).isArray();
    }

    private List<String> warnings(Trial trial) {
        List<String> warnings = new ArrayList<>();
        List<Activation> accepted = request.loss().activations(target);
        if (!accepted.contains(trial.activation())) {
            warnings.add("a job would refuse this pair: %s is not among the output activations of this loss (%s)"
                    .formatted(
                            trial.activation().id(),
                            String.join(
                                    ", ", accepted.stream().map(Activation::id).toList())));
        }
        if (!trial.spec().equals(request.loss())) {
            warnings.add(
                    "the result depends on the batch: classes are weighed and counted by these labels, in training by "
                            + "those of the training split");
        }
        warnings.addAll(trial.spec().warnings(target));
        warnings.addAll(new TrialWarnings(trial).all());
        return warnings;
    }

    private JsonNode answer(Trial trial, List<String> warnings) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("value", JsonNumber.of(trial.value()));
        ArrayNode perExample = answer.putArray("per_example");
        for (double score : trial.scores()) {
            perExample.add(JsonNumber.of(score));
        }
        answer.set("gradient", new Tensor(input.given().shape(), trial.gradient()).toJson());
        OptionalDouble error = trial.gradientError();
        answer.put("gradient_error", error.isPresent() ? error.getAsDouble() : null);
        ArrayNode told = answer.putArray("warnings");
        warnings.forEach(told::add);
        answer.put("activation", trial.activation().id());
        if (!trial.parts().isEmpty()) {
            ObjectNode terms = answer.putObject("terms");
            trial.parts().forEach((name, mean) -> terms.set(name, JsonNumber.of(mean)));
        }
        return answer;
    }

    /** Positions of each class that count, as a training split would count them. */
    private List<Long> counts() {
        if (!target.isCategorical()) {
            return List.of();
        }
        double[] labels = input.validLabels();
        double[] sums = new double[target.outputs()];
        for (int i = 0; i < labels.length; i++) {
            sums[i % sums.length] += labels[i];
        }
        List<Long> counts = new ArrayList<>();
        for (double sum : sums) {
            counts.add(Math.round(sum));
        }
        return counts;
    }
}
