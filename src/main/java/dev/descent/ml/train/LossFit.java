package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weighing;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.loss.Readout;
import dev.descent.ml.spec.Faults;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a loss that can take the labels fits the rest of a plan: the network's outputs, and what of the data counts. */
final class LossFit {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final Faults faults;

    /** @param plan whose loss can take the labels */
    LossFit(TrainingPlan plan, TrainingData data, Faults faults) {
        this.plan = plan;
        this.data = data;
        this.faults = faults;
    }

    /** Of the loss that is trained, or of one to report. */
    void check(LossSpec loss, String path) {
        checkOutputs(loss, path);
        checkActivation(loss, path);
        checkWeights(loss, path);
    }

    private void checkOutputs(LossSpec loss, String path) {
        Readout asked = loss.readout(data.target());
        Readout given = plan.loss().readout(data.target());
        faults.check(
                asked.equals(given),
                path,
                "takes " + asked.meaning() + ", the loss that is trained has " + given.meaning());
    }

    private void checkActivation(LossSpec loss, String path) {
        Activation output = plan.outputActivation(data.target());
        List<Activation> accepted = loss.activations(data.target());
        if (accepted.contains(output)) {
            faults.addAll(path, loss.faults(data.target(), output));
        } else {
            faults.add(path, "takes outputs of " + names(accepted) + ", the model gives " + output.id());
        }
    }

    private static String names(List<Activation> activations) {
        return activations.stream().map(Activation::id).collect(Collectors.joining(" or "));
    }

    private void checkWeights(LossSpec loss, String path) {
        Weighing training = data.training().weighing();
        Weighing validation = data.validation().weighing();
        boolean some = training.valid() || training.positions() || validation.valid() || validation.positions();
        faults.check(
                loss.takesPositionWeights() || !some,
                path,
                "cannot take data with pixels that are ignored or weighted: " + LossSpec.WHOLE_MAPS);
    }
}
