package dev.descent.ml.model;

import dev.descent.ml.model.layer.ActivationLayer;
import dev.descent.ml.model.layer.Add;
import dev.descent.ml.model.layer.BatchNormalization;
import dev.descent.ml.model.layer.Conv2d;
import dev.descent.ml.model.layer.GlobalPooling;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.model.layer.Padding;
import dev.descent.ml.model.layer.Sides;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layers of a residual network. */
final class ResnetLayers {
    private final Resnet resnet;
    private final List<LayerSpec> layers = new ArrayList<>();
    private String last = "stem";
    private int width;

    ResnetLayers(Resnet resnet) {
        this.resnet = resnet;
        this.width = resnet.channels().get(0);
    }

    List<LayerSpec> all() {
        normalized(width, 3, 1, null, null);
        relu(last);
        for (int stage = 0; stage < resnet.channels().size(); stage++) {
            for (int block = 0; block < resnet.blocks(); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                block("stage_" + stage + "_block_" + block, resnet.channels().get(stage), stride);
            }
        }
        layers.add(new GlobalPooling(GlobalPooling.Pool.AVERAGE, null, null));
        return layers;
    }

    private void block(String name, int channels, int stride) {
        String before = last;
        String shortcut = before;
        normalized(channels, 3, stride, null, before);
        relu(null);
        normalized(channels, 3, 1, name + "_convolutions", null);
        if (stride != 1 || channels != width) {
            shortcut = name + "_shortcut";
            normalized(channels, 1, stride, shortcut, before);
        }
        layers.add(new Add(List.of(name + "_convolutions", shortcut), null));
        relu(name);
        last = name;
        width = channels;
    }

    /** A convolution with its normalization, which has the name. */
    private void normalized(int channels, int kernel, int stride, @Nullable String name, @Nullable String from) {
        layers.add(new Conv2d(
                channels,
                Sides.of(kernel),
                Sides.of(stride),
                Padding.SAME,
                HiddenActivation.LINEAR,
                false,
                null,
                from == null ? null : List.of(from)));
        layers.add(new BatchNormalization(1e-5, 0.9, name, null));
    }

    private void relu(@Nullable String name) {
        layers.add(new ActivationLayer(HiddenActivation.RELU, null, name, null));
    }
}
