package dev.descent.ml.model;

import dev.descent.ml.model.layer.Dense;
import dev.descent.ml.model.layer.Dropout;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.LayerSpec;
import java.util.List;

/** Runs of layers that several architectures have. */
final class Blocks {

    private Blocks() {}

    /** A dense layer, and dropout where there is any. */
    static void dense(List<LayerSpec> layers, int width, HiddenActivation activation, double dropout) {
        layers.add(Dense.of(width, activation));
        if (dropout > 0) {
            layers.add(Dropout.of(dropout));
        }
    }
}
