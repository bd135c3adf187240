package dev.descent.ml.model;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.LayerGraph;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A residual network for small images: stages of blocks of two 3 × 3 convolutions, each block with a shortcut around
 * it. After He, Zhang, Ren and Sun, Deep residual learning for image recognition, 2015, section 4.2, with 1 × 1
 * convolutions where a shortcut changes shape.
 */
public record Resnet(
        Integer blocks, List<Integer> channels, @Nullable Activation outputActivation) implements ModelSpec {
    private static final int MOST_CHANNELS = 1024;
    private static final Parameter<Integer> BLOCKS =
            Parameter.integer("blocks").atLeast(1).atMost(16).orElse(2).says("Residual blocks in each stage.");
    private static final Parameter<List<Integer>> CHANNELS = Widths.parameter("channels", 6)
            .must("must have at least 1 entry", list -> !list.isEmpty())
            .orElse(List.of(16, 32, 64))
            .says("Channels of each stage, from 1 to " + MOST_CHANNELS
                    + "; the image is halved before each but the first.");
    private static final Parameter<Activation> OUTPUT_ACTIVATION = Parameters.outputActivation();

    static final About ABOUT = About.of(
                    "resnet", "A residual network: deep convolutions with shortcuts and batch normalization.")
            .category("images")
            .useWhen("one class or number is wanted for a whole image, and cnn has reached its limit")
            .avoidWhen("there are few images or batches are small: cnn learns as much in a fraction of the time")
            .parameters(BLOCKS, CHANNELS, OUTPUT_ACTIVATION)
            .example("{\"type\":\"resnet\",\"blocks\":2,\"channels\":[16,32,64]}");

    public Resnet {
        Faults faults = new Faults();
        blocks = BLOCKS.of(blocks, faults);
        channels = Widths.of(CHANNELS, channels, MOST_CHANNELS, faults);
        outputActivation = OUTPUT_ACTIVATION.of(outputActivation, faults);
        faults.raise();
    }

    @Override
    public List<Violation> faults(InputShape input, Target target) {
        Faults faults = new Faults();
        Fit.image(input, 1 << (channels.size() - 1), "channels", faults);
        Fit.oneAnswerPerExample(target, faults);
        return faults.list();
    }

    @Override
    public ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed) {
        return LayerGraph.over(input, new ResnetLayers(this).all()).configure(target, output, seed);
    }
}
