package dev.descent.ml.model;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.dl4j.Dl4jConfiguration;
import dev.descent.ml.model.dl4j.Dl4jGraph;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.jspecify.annotations.Nullable;

/** A network in DL4J's own JSON. Its updater and its loss are the job's. */
public record Dl4j(
        Dl4jConfiguration configuration, @Nullable Activation outputActivation) implements ModelSpec {
    private static final Parameter<Dl4jConfiguration> CONFIGURATION = Parameter.<Dl4jConfiguration>of(
                    "configuration", "DL4J configuration")
            .required()
            .says(
                    "What toJson of DL4J's ComputationGraphConfiguration or MultiLayerConfiguration gives. Updater, loss, output activation"
                            + " and seed are the job's; regularization, constraints and gradient normalization must not be in it.");
    private static final Parameter<Activation> OUTPUT_ACTIVATION = Parameters.outputActivation();

    static final About ABOUT = About.of("dl4j", "A network in DeepLearning4J's own configuration JSON.")
            .category("any")
            .useWhen("a network exists in DL4J already, or needs a layer that layers does not have")
            .avoidWhen("the network is to be written by hand: layers is shorter and checks more")
            .parameters(CONFIGURATION, OUTPUT_ACTIVATION)
            .example("""
                    {"type":"dl4j","configuration":{"confs":[{"layer":{"@class":"org.deeplearning4j.nn.conf.layers.OutputLayer",\
                    "layerName":"output","nin":4,"nout":3,"hasBias":true,\
                    "activationFn":{"@class":"org.nd4j.linalg.activations.impl.ActivationSoftmax"},\
                    "weightInitFn":{"@class":"org.deeplearning4j.nn.weights.WeightInitXavier"},\
                    "iupdater":{"@class":"org.nd4j.linalg.learning.config.Sgd","learningRate":0.1},\
                    "lossFn":{"@class":"org.nd4j.linalg.lossfunctions.impl.LossMCXENT"}}}]}}""");

    public Dl4j {
        Faults faults = new Faults();
        configuration = CONFIGURATION.of(configuration, faults);
        outputActivation = OUTPUT_ACTIVATION.of(outputActivation, faults);
        faults.raise();
    }

    /** None that are known before DL4J has read it. */
    @Override
    public List<Violation> faults(InputShape input, Target target) {
        return List.of();
    }

    @Override
    public ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed) {
        return InvalidSpec.under("configuration", () -> {
            ComputationGraphConfiguration graph = Dl4jGraph.of(configuration, input, target, output);
            Dl4jGraph.complete(graph, seed);
            return graph;
        });
    }
}
