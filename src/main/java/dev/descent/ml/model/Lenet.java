package dev.descent.ml.model;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.Conv2d;
import dev.descent.ml.model.layer.Dense;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.LayerGraph;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.model.layer.MaxPooling;
import dev.descent.ml.model.layer.Padding;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * LeNet in today's form (Caffe's): two 5 × 5 convolutions of 20 and 50 channels, each followed by 2 × 2 max
 * pooling, a dense layer of 500, relu throughout. After LeCun, Bottou, Bengio and Haffner, Gradient-based
 * learning applied to document recognition, 1998.
 */
public record Lenet(@Nullable Activation outputActivation) implements ModelSpec {
    /** Leaves one pixel: (16 − 4) / 2 = 6, (6 − 4) / 2 = 1. */
    private static final int SMALLEST = 16;

    private static final Parameter<Activation> OUTPUT_ACTIVATION = Parameters.outputActivation();

    static final About ABOUT = About.of("lenet", "LeNet: two convolutions with pooling and a dense layer.")
            .category("images")
            .useWhen("images are small and show one thing each, such as digits of 28 x 28")
            .avoidWhen("images are large or in many scales: take cnn with more channels")
            .parameters(OUTPUT_ACTIVATION);

    public Lenet {
        outputActivation = OUTPUT_ACTIVATION.of(outputActivation);
    }

    @Override
    public List<Violation> faults(InputShape input, Target target) {
        Faults faults = new Faults();
        Fit.image(input, SMALLEST, "", faults);
        Fit.oneAnswerPerExample(target, faults);
        return faults.list();
    }

    @Override
    public ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed) {
        List<LayerSpec> layers = List.of(
                Conv2d.of(20, 5, Padding.VALID, HiddenActivation.RELU),
                MaxPooling.halving(),
                Conv2d.of(50, 5, Padding.VALID, HiddenActivation.RELU),
                MaxPooling.halving(),
                Dense.of(500, HiddenActivation.RELU));
        return LayerGraph.over(input, layers).configure(target, output, seed);
    }
}
