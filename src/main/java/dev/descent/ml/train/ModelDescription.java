package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code model.zip} and a checkpoint say of themselves in {@code spec.json}.
 *
 * @param plan with everything filled in
 * @param engine that trained it; null in files of earlier versions
 * @param classCounts training examples (or pixels) of each class; empty for regression
 */
record ModelDescription(
        TrainingPlan plan,
        InputShape input,
        Target target,
        Activation outputActivation,
        TargetScaling targetScaling,
        List<Long> classCounts,
        Encoding encoding,
        @Nullable ChosenEngine engine) {

    /** What was really used, and what a prediction needs besides the weights. */
    static JsonNode of(TrainingPlan plan, TrainingData data, ChosenEngine engine) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.set("plan", SpecWriter.write(plan));
        spec.set("input", SpecWriter.write(data.input()));
        spec.set("target", SpecWriter.write(data.target()));
        spec.set("output_activation", SpecWriter.write(plan.outputActivation(data.target())));
        spec.set("target_scaling", SpecWriter.write(data.scaling()));
        spec.set("class_counts", SpecWriter.write(data.counts()));
        spec.set("encoding", data.encoding());
        return spec.set("engine", SpecWriter.write(engine));
    }

    /** @throws IOException where it describes no model that this version knows */
    static ModelDescription read(JsonNode spec) throws IOException {
        try {
            return SpecReader.read(spec, ModelDescription.class);
        } catch (InvalidSpec unknown) {
            throw new IOException(
                    "the model describes itself in a way not known here: " + unknown.getMessage(), unknown);
        }
    }

    /** Data whose only part is to be evaluated. */
    TrainingData evaluating(Examples examples) {
        return new TrainingData(
                input,
                target,
                targetScaling,
                Examples.NONE,
                examples,
                Examples.NONE,
                classCounts,
                SpecWriter.write(encoding),
                List.of());
    }

    NetworkBlueprint blueprint() {
        NetworkPlan network = NetworkPlan.of(
                plan.model(),
                input,
                plan.networkTarget(target),
                outputActivation,
                plan.training().seed());
        return NetworkBlueprint.of(network, plan.training().engineChoice());
    }
}
