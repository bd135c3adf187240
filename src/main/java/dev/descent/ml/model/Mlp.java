package dev.descent.ml.model;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.LayerGraph;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.jspecify.annotations.Nullable;

/** A multilayer perceptron; without hidden layers, a linear model. Takes an image as its values one after the other. */
public record Mlp(
        List<Integer> hidden,
        HiddenActivation activation,
        Double dropout,
        @Nullable Activation outputActivation) implements ModelSpec {
    private static final int WIDEST = 16_384;
    private static final Parameter<List<Integer>> HIDDEN = Widths.parameter("hidden", 32)
            .orElse(List.of(64))
            .says("Width of each hidden layer, from 1 to " + WIDEST + "; empty for a linear model.");
    private static final Parameter<HiddenActivation> ACTIVATION = Parameters.activation();
    private static final Parameter<Double> DROPOUT = Parameters.dropout("hidden layer");
    private static final Parameter<Activation> OUTPUT_ACTIVATION = Parameters.outputActivation();

    static final About ABOUT = About.of("mlp", "A multilayer perceptron: dense layers one after the other.")
            .category("tables")
            .useWhen("the data is a table, or a baseline for images is wanted")
            .avoidWhen("the data is images of any size: take cnn, which shares its weights over the picture")
            .parameters(HIDDEN, ACTIVATION, DROPOUT, OUTPUT_ACTIVATION)
            .example("{\"type\":\"mlp\",\"hidden\":[128,64],\"activation\":\"relu\",\"dropout\":0.1}");

    public Mlp {
        Faults faults = new Faults();
        hidden = Widths.of(HIDDEN, hidden, WIDEST, faults);
        activation = ACTIVATION.of(activation, faults);
        dropout = DROPOUT.of(dropout, faults);
        outputActivation = OUTPUT_ACTIVATION.of(outputActivation, faults);
        faults.raise();
    }

    @Override
    public List<Violation> faults(InputShape input, Target target) {
        Faults faults = new Faults();
        Fit.oneAnswerPerExample(target, faults);
        return faults.list();
    }

    @Override
    public InputShape takes(InputShape input) {
        return InputShape.flat(input.size());
    }

    @Override
    public ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed) {
        List<LayerSpec> layers = new ArrayList<>();
        hidden.forEach(width -> Blocks.dense(layers, width, activation, dropout));
        return LayerGraph.over(takes(input), layers).configure(target, output, seed);
    }
}
