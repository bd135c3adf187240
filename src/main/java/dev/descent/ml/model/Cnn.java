package dev.descent.ml.model;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.Conv2d;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.LayerGraph;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.model.layer.MaxPooling;
import dev.descent.ml.model.layer.Padding;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.jspecify.annotations.Nullable;

/** A plain convolutional network: 3 × 3 convolutions, each followed by 2 × 2 max pooling, then dense layers. */
public record Cnn(
        List<Integer> channels,
        List<Integer> dense,
        HiddenActivation activation,
        Double dropout,
        @Nullable Activation outputActivation)
        implements ModelSpec {
    private static final int MOST_CHANNELS = 2048;
    private static final int WIDEST = 16_384;
    private static final Parameter<List<Integer>> CHANNELS = Widths.parameter("channels", 12)
            .must("must have at least 1 entry", list -> !list.isEmpty())
            .orElse(List.of(16, 32, 64))
            .says("Channels of each convolution, from 1 to " + MOST_CHANNELS + "; the image is halved after each.");
    private static final Parameter<List<Integer>> DENSE = Widths.parameter("dense", 32)
            .orElse(List.of(128))
            .says("Width of each dense layer after the convolutions, from 1 to " + WIDEST + "; may be empty.");
    private static final Parameter<HiddenActivation> ACTIVATION = Parameters.activation();
    private static final Parameter<Double> DROPOUT = Parameters.dropout("dense layer");
    private static final Parameter<Activation> OUTPUT_ACTIVATION = Parameters.outputActivation();

    static final About ABOUT = About.of("cnn", "A convolutional network: convolutions with pooling, then dense layers.")
            .category("images")
            .useWhen("one class or number is wanted for a whole image")
            .avoidWhen("every pixel has a label of its own")
            .parameters(CHANNELS, DENSE, ACTIVATION, DROPOUT, OUTPUT_ACTIVATION)
            .example("{\"type\":\"cnn\",\"channels\":[16,32,64],\"dense\":[128],\"dropout\":0.3}");

    public Cnn {
        Faults faults = new Faults();
        channels = Widths.of(CHANNELS, channels, MOST_CHANNELS, faults);
        dense = Widths.of(DENSE, dense, WIDEST, faults);
        activation = ACTIVATION.of(activation, faults);
        dropout = DROPOUT.of(dropout, faults);
        outputActivation = OUTPUT_ACTIVATION.of(outputActivation, faults);
        faults.raise();
    }

    @Override
    public List<Violation> faults(InputShape input, Target target) {
        Faults faults = new Faults();
        Fit.image(input, 1 << channels.size(), "channels", faults);
        Fit.oneAnswerPerExample(target, faults);
        return faults.list();
    }

    @Override
    public ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed) {
        List<LayerSpec> layers = new ArrayList<>();
        channels.forEach(width -> {
            layers.add(Conv2d.of(width, 3, Padding.SAME, activation));
            layers.add(MaxPooling.halving());
        });
        dense.forEach(width -> Blocks.dense(layers, width, activation, dropout));
        return LayerGraph.over(input, layers).configure(target, output, seed);
    }
}
