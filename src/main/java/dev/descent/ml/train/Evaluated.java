package dev.descent.ml.train;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a network was judged by on some examples.
 *
 * @param metrics the trained {@code loss} and the task's metrics, by name
 * @param reported other losses on the same outputs, by name, or null where none were asked for
 */
public record Evaluated(ObjectNode metrics, @Nullable ObjectNode reported) {}
