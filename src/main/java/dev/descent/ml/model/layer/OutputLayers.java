package dev.descent.ml.model.layer;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;

/** What follows the last layer: a dense layer to one answer per example, or a 1 × 1 convolution to one per pixel. */
final class OutputLayers {
    private static final String OUTPUT = "output";
    private static final String LOGITS = "logits";

    private final Target target;
    private final Activation activation;

    OutputLayers(Target target, Activation activation) {
        this.target = target;
        this.activation = activation;
    }

    /** Why such labels cannot follow such a layer. */
    static List<Violation> faults(Shape last, Target target) {
        Faults faults = new Faults();
        if (target.positions() == 1) {
            faults.check(
                    !last.isSequence(),
                    "",
                    "gives " + last
                            + ", one answer per example is wanted: end it with return_sequences false, or flatten it");
        } else {
            faults.check(
                    last.isImage() && last.height() == target.height() && last.width() == target.width(),
                    "",
                    "gives " + last + ", the labels are a map of " + target.height() + " x " + target.width()
                            + " pixels");
        }
        return faults.list();
    }

    GraphBuilder addTo(GraphBuilder graph, String last) {
        return (target.positions() == 1 ? one(graph, last) : perPixel(graph, last)).setOutputs(OUTPUT);
    }

    private GraphBuilder one(GraphBuilder graph, String last) {
        return graph.addLayer(
                OUTPUT,
                new OutputLayer.Builder(StockOutput.loss(activation))
                        .activation(StockOutput.activation(activation))
                        .weightInit(WeightInit.XAVIER_UNIFORM)
                        .nOut(target.outputs())
                        .build(),
                last);
    }

    private GraphBuilder perPixel(GraphBuilder graph, String last) {
        ConvolutionLayer logits = new ConvolutionLayer.Builder(1, 1)
                .nOut(target.outputs())
                .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .build();
        CnnLossLayer output = new CnnLossLayer.Builder(StockOutput.loss(activation))
                .activation(StockOutput.activation(activation))
                .build();
        return graph.addLayer(LOGITS, logits, last).addLayer(OUTPUT, output, LOGITS);
    }
}
