package dev.descent.ml.data;

import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A data set split, encoded and normalized: everything learned from it was learned on the training part.
 *
 * @param input shape of one example's input
 * @param target what the labels are
 * @param scaling of regression targets
 * @param training what the network is fitted on
 * @param validation what it is judged on each epoch; may be empty
 * @param test kept aside; may be empty
 * @param counts training examples (or pixels) of each class, in the target's order; empty for regression
 * @param encoding how raw rows or images become inputs and outputs become
 *     answers, as JSON: what a prediction needs later
 * @param warnings what a person should know: classes with one example, constant columns
 */
public record TrainingData(
        InputShape input,
        Target target,
        TargetScaling scaling,
        Examples training,
        Examples validation,
        Examples test,
        List<Long> counts,
        JsonNode encoding,
        List<String> warnings) {

    /** The same data with other parts to judge it by. */
    public TrainingData with(Examples otherValidation, Examples otherTest, List<String> otherWarnings) {
        return new TrainingData(
                input, target, scaling, training, otherValidation, otherTest, counts, encoding, otherWarnings);
    }

    /** Memory of the heap that it holds. */
    public long bytes() {
        return training.bytes() + validation.bytes() + test.bytes();
    }

    /**
     * The same data, whose training part is varied at random in training; nothing else is.
     *
     * @throws dev.descent.ml.spec.InvalidSpec at {@code augment}, where the examples are no images
     */
    public TrainingData augmented(List<AugmentSpec> augment) {
        Examples varied = augment.isEmpty() ? training : training.augmented(augment);
        return new TrainingData(input, target, scaling, varied, validation, test, counts, encoding, warnings);
    }
}
