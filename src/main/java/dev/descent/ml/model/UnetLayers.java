package dev.descent.ml.model;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.model.layer.ActivationLayer;
import dev.descent.ml.model.layer.BatchNormalization;
import dev.descent.ml.model.layer.Concat;
import dev.descent.ml.model.layer.Conv2d;
import dev.descent.ml.model.layer.Cropping;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.model.layer.MaxPooling;
import dev.descent.ml.model.layer.Padding;
import dev.descent.ml.model.layer.Sides;
import dev.descent.ml.model.layer.Upsampling;
import dev.descent.ml.model.layer.ZeroPadding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layers of a U-Net over images of some size. */
final class UnetLayers {
    private final Unet unet;
    private final int belowImage;
    private final int besideImage;
    private final List<LayerSpec> layers = new ArrayList<>();

    UnetLayers(Unet unet, InputShape input) {
        this.unet = unet;
        this.belowImage = missing(input.dimensions().get(1));
        this.besideImage = missing(input.dimensions().get(2));
    }

    /** Pixels up to the next size that can be halved as often as needed. */
    private int missing(int side) {
        return Math.floorMod(-side, 1 << unet.depth());
    }

    List<LayerSpec> all() {
        boolean fits = belowImage == 0 && besideImage == 0;
        if (!fits) {
            layers.add(new ZeroPadding(0, belowImage, 0, besideImage, null, null));
        }
        for (int level = 0; level < unet.depth(); level++) {
            convolutions("down_" + level, channels(level));
            layers.add(MaxPooling.halving());
        }
        convolutions("bottom", channels(unet.depth()));
        for (int level = unet.depth() - 1; level >= 0; level--) {
            layers.add(new Upsampling(2, "up_" + level, null));
            layers.add(new Concat(List.of("up_" + level, "down_" + level), null));
            convolutions("joined_" + level, channels(level));
        }
        if (!fits) {
            layers.add(new Cropping(0, belowImage, 0, besideImage, null, null));
        }
        return layers;
    }

    private int channels(int level) {
        return unet.baseChannels() << level;
    }

    /** Two convolutions; the last layer has the name. */
    private void convolutions(String name, int channels) {
        convolution(null, channels);
        convolution(name, channels);
    }

    private void convolution(@Nullable String name, int channels) {
        boolean normalized = unet.batchNormalization();
        layers.add(new Conv2d(
                channels,
                Sides.of(3),
                Sides.of(1),
                Padding.SAME,
                normalized ? HiddenActivation.LINEAR : HiddenActivation.RELU,
                !normalized,
                normalized ? null : name,
                null));
        if (normalized) {
            layers.add(BatchNormalization.usual());
            layers.add(new ActivationLayer(HiddenActivation.RELU, null, name, null));
        }
    }
}
