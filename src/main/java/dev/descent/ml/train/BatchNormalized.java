package dev.descent.ml.train;

import dev.descent.ml.network.LayerSummary;
import java.util.List;

/** Whether a network normalizes over the batch in a way that needs more than one example in it. */
final class BatchNormalized {
    private BatchNormalized() {}

    /** Whether it normalizes vectors (or images of one pixel), of which one example shows no deviation. */
    static boolean vectors(List<LayerSummary> layers) {
        return layers.stream()
                .anyMatch(layer -> layer.type().equals("batch_normalization") && isVector(layer.output()));
    }

    /** @param shape [features] or [channels, height, width] */
    private static boolean isVector(List<Integer> shape) {
        return shape.stream().skip(1).allMatch(size -> size == 1);
    }
}
