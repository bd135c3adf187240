package dev.descent.ml.model.layer;

import dev.descent.ml.loss.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What DL4J itself has for an output activation: a configuration names nothing else, so that it can be loaded anywhere.
 */
public final class StockOutput {

    private StockOutput() {}

    public static org.nd4j.linalg.activations.Activation activation(Activation activation) {
        return switch (activation) {
            case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
            case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
            case SOFTMAX -> org.nd4j.linalg.activations.Activation.SOFTMAX;
            case SOFTPLUS -> org.nd4j.linalg.activations.Activation.SOFTPLUS;
        };
    }

    /** The loss a network is exported with. Training uses the job's own. */
    public static LossFunction loss(Activation activation) {
        return switch (activation) {
            case IDENTITY, SOFTPLUS -> LossFunction.MSE;
            case SIGMOID -> LossFunction.XENT;
            case SOFTMAX -> LossFunction.MCXENT;
        };
    }
}
