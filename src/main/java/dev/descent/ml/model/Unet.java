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
 * A U-Net: down by pooling, up by repeating pixels, with the details of each size handed across. After Ronneberger,
 * Fischer and Brox, U-Net, 2015; its convolutions keep the size, so that nothing is cut off at the edges.
 */
public record Unet(
        Integer baseChannels,
        Integer depth,
        Boolean batchNormalization,
        @Nullable Activation outputActivation) implements ModelSpec {
    private static final Parameter<Integer> BASE_CHANNELS = Parameter.integer("base_channels")
            .atLeast(1)
            .atMost(128)
            .orElse(16)
            .says("Channels at the full size; doubled each time the image is halved.");
    private static final Parameter<Integer> DEPTH =
            Parameter.integer("depth").atLeast(1).atMost(6).orElse(3).says("How often the image is halved.");
    private static final Parameter<Boolean> BATCH_NORMALIZATION = Parameter.flag("batch_normalization")
            .orElse(false)
            .says("Whether each convolution is followed by batch normalization; helps deep ones, and costs time.");
    private static final Parameter<Activation> OUTPUT_ACTIVATION = Parameters.outputActivation();

    static final About ABOUT = About.of("unet", "A U-Net: an answer for each pixel, from details and surroundings.")
            .category("segmentation")
            .useWhen("every pixel has a label: cells, organs, roads")
            .avoidWhen("the whole image has one label: take cnn or resnet")
            .parameters(BASE_CHANNELS, DEPTH, BATCH_NORMALIZATION, OUTPUT_ACTIVATION)
            .example("{\"type\":\"unet\",\"base_channels\":16,\"depth\":3}");

    public Unet {
        Faults faults = new Faults();
        baseChannels = BASE_CHANNELS.of(baseChannels, faults);
        depth = DEPTH.of(depth, faults);
        batchNormalization = BATCH_NORMALIZATION.of(batchNormalization, faults);
        outputActivation = OUTPUT_ACTIVATION.of(outputActivation, faults);
        faults.raise();
    }

    @Override
    public List<Violation> faults(InputShape input, Target target) {
        Faults faults = new Faults();
        Fit.image(input, 1 << depth, "depth", faults);
        Fit.oneAnswerPerPixel(target, faults);
        return faults.list();
    }

    @Override
    public ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed) {
        return LayerGraph.over(input, new UnetLayers(this, input).all()).configure(target, output, seed);
    }
}
