package dev.descent.ml.train;

import dev.descent.ml.data.image.ClassMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model says of one instance.
 *
 * @param answer {@code class} with {@code probabilities} (or {@code scores}, where outputs are none), {@code value}, or {@code values} by
 *     name; null for a segmentation
 * @param map the class of each pixel, of a segmentation; else null
 */
public record Prediction(
        @Nullable ObjectNode answer, @Nullable ClassMap map) {}
