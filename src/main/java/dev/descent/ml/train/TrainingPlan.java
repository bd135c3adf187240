package dev.descent.ml.train;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.optimizer.OptimizerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What to train and how: everything a trainer needs besides the data. Can be written as JSON and read back. */
public record TrainingPlan(ModelSpec model, LossSpec loss, OptimizerSpec optimizer, TrainingSettings training) {

    /** The same with another model. */
    TrainingPlan with(ModelSpec other) {
        return new TrainingPlan(other, loss, optimizer, training);
    }

    /** The same with another loss. */
    TrainingPlan with(LossSpec other) {
        return new TrainingPlan(model, other, optimizer, training);
    }

    /** The same that reports these losses besides. */
    TrainingPlan reporting(List<LossSpec> losses) {
        return with(training.withReportLosses(losses));
    }

    /** The same with other settings. */
    TrainingPlan with(TrainingSettings other) {
        return new TrainingPlan(model, loss, optimizer, other);
    }

    /** The same by an engine, where none is chosen. */
    public TrainingPlan orBy(EngineChoice engine) {
        return with(training.orBy(engine));
    }

    /** The same by the engine that was chosen, and by no other. */
    TrainingPlan by(ChosenEngine engine) {
        return with(training.by(EngineChoice.valueOf(engine.name().toUpperCase(Locale.ROOT))));
    }

    /** The model's own output activation, or the loss's first choice for such labels. */
    public Activation outputActivation(Target target) {
        Activation named = model.outputActivation();
        return named != null ? named : loss.activations(target).get(0);
    }

    /** What the network is to give for such labels: as many outputs as the loss asks for. */
    public Target networkTarget(Target labels) {
        return labels.withOutputs(loss.outputs(labels));
    }

    /** The loss to minimize, over batches of such labels. */
    LossFunction lossFunction(Target target) {
        return lossFunction(loss, target);
    }

    /** The losses that are only reported, by name; the second of a type is {@code mse.2}. */
    public Map<String, LossSpec> reported() {
        return ReportedName.all(training.reportLosses());
    }

    /** The same, to evaluate. */
    Map<String, LossFunction> reportedLosses(Target target) {
        Map<String, LossFunction> byName = new LinkedHashMap<>();
        reported().forEach((name, loss) -> byName.put(name, lossFunction(loss, target)));
        return byName;
    }

    private LossFunction lossFunction(LossSpec spec, Target target) {
        return new LossFunction(spec.build(target), outputActivation(target), LossShape.of(spec, target));
    }
}
