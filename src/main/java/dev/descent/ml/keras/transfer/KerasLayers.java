package dev.descent.ml.keras.transfer;

import dev.descent.ml.keras.KerasLayer;
import java.util.Map;

/** The layers of Keras that are known here: the table of contents. */
final class KerasLayers {

    /** Adds what a Keras layer is here. */
    interface Mapping {
        /** @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where it cannot be done exactly */
        void add(Config config, Assembly to);
    }

    private static final Map<String, Mapping> KNOWN = Map.ofEntries(
            Map.entry("Dense", WeightedLayers::dense),
            Map.entry("Conv2D", WeightedLayers::conv2d),
            Map.entry("Convolution2D", WeightedLayers::conv2d),
            Map.entry("BatchNormalization", WeightedLayers::batchNormalization),
            Map.entry("MaxPooling2D", PoolingLayers::max),
            Map.entry("AveragePooling2D", PoolingLayers::average),
            Map.entry("GlobalMaxPooling2D", PoolingLayers::globalMax),
            Map.entry("GlobalAveragePooling2D", PoolingLayers::globalAverage),
            Map.entry("Flatten", ShapeLayers::flatten),
            Map.entry("Reshape", ShapeLayers::reshape),
            Map.entry("ZeroPadding2D", ShapeLayers::zeroPadding),
            Map.entry("UpSampling2D", ShapeLayers::upSampling),
            Map.entry("Dropout", ActivationLayers::dropout),
            Map.entry("Activation", ActivationLayers::activation),
            Map.entry("ReLU", ActivationLayers::relu),
            Map.entry("LeakyReLU", ActivationLayers::leakyRelu),
            Map.entry("ELU", ActivationLayers::elu),
            Map.entry("Softmax", ActivationLayers::softmax));

    private KerasLayers() {}

    static boolean isKnown(KerasLayer layer) {
        return KNOWN.containsKey(layer.type());
    }

    static Mapping of(KerasLayer layer) {
        Mapping known = KNOWN.get(layer.type());
        if (known == null) {
            throw unknown(layer);
        }
        return known;
    }

    private static IllegalArgumentException unknown(KerasLayer layer) {
        return new IllegalArgumentException("no layer here is a " + layer.type());
    }
}
