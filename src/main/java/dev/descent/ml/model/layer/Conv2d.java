package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.jspecify.annotations.Nullable;

/** A convolution over an image. */
public record Conv2d(
        Integer channels,
        Sides kernel,
        Sides stride,
        Padding padding,
        HiddenActivation activation,
        Boolean useBias,
        @Nullable String name,
        @Nullable List<String> from)
        implements LayerSpec {
    private static final Parameter<Integer> CHANNELS = Parameter.integer("channels")
            .atLeast(1)
            .atMost(4096)
            .required()
            .says("Channels of its output, also called filters.");
    private static final Parameter<Sides> KERNEL =
            Sides.parameter("kernel").orElse(Sides.of(3)).says("Size of the window, an integer or [height, width].");
    private static final Parameter<Sides> STRIDE = Sides.parameter("stride")
            .orElse(Sides.of(1))
            .says("Pixels from window to window, an integer or [height, width].");
    private static final Parameter<Padding> PADDING = Parameter.choice("padding", Padding.class)
            .orElse(Padding.SAME)
            .says("same keeps the size (over the stride), valid takes whole windows only.");
    private static final Parameter<HiddenActivation> ACTIVATION = HiddenActivations.parameter();
    private static final Parameter<Boolean> USE_BIAS = Parameter.flag("use_bias")
            .orElse(true)
            .says("Whether a bias is added; needless before batch_normalization.");

    static final About ABOUT = About.of(
                    "conv2d", "A convolution: the same small window of weights over the whole image.")
            .formula("activation(W * x + b)")
            .category("weights")
            .useWhen("the input is an image, and what is looked for may be anywhere in it")
            .avoidWhen("the input is a table")
            .parameters(CHANNELS, KERNEL, STRIDE, PADDING, ACTIVATION, USE_BIAS, Wiring.NAME, Wiring.FROM)
            .example("{\"type\":\"conv2d\",\"channels\":16,\"kernel\":3,\"activation\":\"relu\"}");

    public Conv2d {
        Faults faults = new Faults();
        channels = CHANNELS.of(channels, faults);
        kernel = KERNEL.of(kernel, faults);
        stride = STRIDE.of(stride, faults);
        padding = PADDING.of(padding, faults);
        activation = ACTIVATION.of(activation, faults);
        useBias = USE_BIAS.of(useBias, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    /** A square window that moves by one pixel, with a bias, after the layer before. */
    public static Conv2d of(int channels, int kernel, Padding padding, HiddenActivation activation) {
        return new Conv2d(channels, Sides.of(kernel), Sides.of(1), padding, activation, true, null, null);
    }

    @Override
    public String kind() {
        return "convolution";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape output = new Window(kernel, stride, padding).over(Wiring.image(inputs), channels);
        return HiddenActivations.over(output, activation);
    }

    @Override
    public boolean isLikeAnOutput(int outputs) {
        return kernel.equals(Sides.of(1))
                && (channels == outputs || (channels == 1 && activation == HiddenActivation.SIGMOID));
    }

    @Override
    public void addTo(Place place) {
        place.put(
                new ConvolutionLayer.Builder(kernel.both(), stride.both())
                        .convolutionMode(new Window(kernel, stride, padding).mode(place.input()))
                        .nOut(channels)
                        .activation(activation.function())
                        .weightInit(activation.weights())
                        .hasBias(useBias)
                        .build(),
                activation);
    }
}
