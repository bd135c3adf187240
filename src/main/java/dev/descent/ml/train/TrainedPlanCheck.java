package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Faults;

/** Checks a plan that was trained against other data, or another loss. */
final class TrainedPlanCheck {
    private TrainedPlanCheck() {}

    /**
     * Checks whether a loss can judge the outputs of a trained plan.
     *
     * @throws dev.descent.ml.spec.InvalidSpec with why not
     */
    static void checkJudging(TrainingPlan plan, LossSpec loss, TrainingData data) {
        Faults faults = new Faults();
        faults.addAll("", loss.faults(data.target()));
        faults.raise();
        new LossFit(plan, data, faults).check(loss, "");
        Activation wanted = plan.with(loss).outputActivation(data.target());
        faults.check(
                wanted == plan.outputActivation(data.target()),
                "",
                "is taken of outputs of " + wanted.id() + ", the model gives "
                        + plan.outputActivation(data.target()).id());
        new LabelCheck(data).check(loss, "", faults);
        faults.raise();
    }

    /**
     * Checks a trained plan against other data, to be evaluated on.
     *
     * @param plan with the losses to report
     * @return the plan with everything filled in
     * @throws dev.descent.ml.spec.InvalidSpec with every fault, at {@code report_losses[0]} and {@code dataset}
     */
    static TrainingPlan checkEvaluation(TrainingPlan plan, TrainingData data) {
        Faults faults = new Faults();
        LossesCheck losses = new LossesCheck(plan, data, "report_losses", faults);
        new LabelCheck(data).check(plan.loss(), "dataset", faults);
        losses.checkReported();
        faults.raise();
        TrainingPlan resolved = losses.resolve();
        faults.raise();
        return resolved;
    }
}
