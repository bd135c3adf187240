package dev.descent.ml.train;

import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.Picture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model says of one instance: one of the first three.
 *
 * @param answer {@code class} or {@code labels} with {@code probabilities} (or {@code scores}, where outputs are none),
 *     {@code value}, or {@code values} by name
 * @param map the class of each pixel, of a segmentation
 * @param picture where an image is learned
 * @param isOfNumbers whether the outputs that it was read from are finite; else it means nothing
 */
public record Prediction(
        @Nullable ObjectNode answer,
        @Nullable ClassMap map,
        @Nullable Picture picture,
        boolean isOfNumbers) {}
