package dev.descent.ml.loss.check;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LabelKind;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What labels without a data set are taken for, and the output activation that a job would have for them. One-hot
 * labels, or named classes, are classes and others numbers, unless the loss takes only the other.
 */
record TrialTask(Target target, Activation activation) {

    /** @throws InvalidSpec at {@code activation} where a job's could be one as well as another */
    static TrialTask of(LossCheckRequest request, TrialInput input) {
        Target classes = input.labels().target(request.classes());
        Target numbers = new Target(Target.Task.REGRESSION, classes.names(), classes.height(), classes.width());
        boolean likelyClasses = request.classes() != null || areShares(input, true);
        List<Target> likely = likelyClasses ? List.of(classes, numbers) : List.of(numbers, classes);
        List<Target> taken = likely.stream()
                .filter(target -> !request.loss().activations(target).isEmpty())
                .toList();
        if (taken.isEmpty()) {
            return new TrialTask(likely.get(0), Activation.IDENTITY);
        } else if (request.activation() != null) {
            return given(request.loss(), taken, request.activation());
        }
        Activation first = request.loss().activations(taken.get(0)).get(0);
        Activation other =
                request.loss().activations(taken.get(taken.size() - 1)).get(0);
        if (first != other && !likelyClasses && areShares(input, false)) {
            throw new InvalidSpec(
                    "activation",
                    "is required here: labels that sum to 1 can be shares of classes (%s) or numbers (%s)"
                            .formatted(other.id(), first.id()));
        }
        return new TrialTask(taken.get(0), first);
    }

    private static TrialTask given(LossSpec loss, List<Target> taken, Activation activation) {
        Target fitting = taken.stream()
                .filter(target -> loss.activations(target).contains(activation))
                .findFirst()
                .orElse(taken.get(0));
        return new TrialTask(fitting, activation);
    }

    /** Whether the labels of each position that counts, of several, sum to 1. */
    private static boolean areShares(TrialInput input, boolean oneHot) {
        int width = input.labels().width();
        double[] labels = input.validLabels();
        return width > 1
                && LabelKind.DISTRIBUTION.complaint(labels, labels.length / width, width) == null
                && (!oneHot || IntStream.range(0, labels.length).allMatch(i -> labels[i] == 0 || labels[i] == 1));
    }
}
