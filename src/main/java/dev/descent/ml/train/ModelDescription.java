package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.network.ModelFile;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.zip} says of itself, as {@link RunFiles} wrote it to {@code spec.json}.
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

    /** @throws IOException where the file cannot be read, or describes no model that this version knows */
    static ModelDescription read(ModelFile file) throws IOException {
        try {
            return SpecReader.read(file.spec(), ModelDescription.class);
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
                plan.model(), input, target, outputActivation, plan.training().seed());
        return NetworkBlueprint.of(network, plan.training().engineChoice());
    }
}
