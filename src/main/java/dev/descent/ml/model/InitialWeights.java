package dev.descent.ml.model;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Weights that a network starts with in the place of random ones.
 *
 * @param byLayer by the layer's name, then the parameter's: {@code W} and {@code b}, or {@code gamma}, {@code beta},
 *     {@code mean} and {@code var} of a batch normalization. Row-major: {@code W} is [in, out] of a dense layer, [out,
 *     in, height, width] of a convolution. Each is read when the network is built, and not kept.
 */
public record InitialWeights(Map<String, Map<String, Supplier<float[]>>> byLayer) {
    /** None: all weights are random. */
    public static final InitialWeights NONE = new InitialWeights(Map.of());

    public InitialWeights {
        byLayer = Map.copyOf(byLayer);
    }
}
