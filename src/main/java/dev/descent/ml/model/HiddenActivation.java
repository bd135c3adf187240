package dev.descent.ml.model;

import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/** The activation between layers, with the spread of initial weights that suits it: He's for those that cut at zero, else Xavier's. */
public enum HiddenActivation {
    /** max(0, x). */
    RELU(Activation.RELU, WeightInit.RELU_UNIFORM),
    /** x where positive, else 0.01 x. */
    LEAKY_RELU(Activation.LEAKYRELU, WeightInit.RELU_UNIFORM),
    /** x where positive, else e^x − 1. */
    ELU(Activation.ELU, WeightInit.RELU_UNIFORM),
    /** Elu scaled so that activations keep mean 0 and variance 1. */
    SELU(Activation.SELU, WeightInit.LECUN_NORMAL),
    /** x Φ(x). */
    GELU(Activation.GELU, WeightInit.RELU_UNIFORM),
    /** x / (1 + e^−x). */
    SWISH(Activation.SWISH, WeightInit.RELU_UNIFORM),
    /** Hyperbolic tangent. */
    TANH(Activation.TANH, WeightInit.XAVIER_UNIFORM),
    /** 1 / (1 + e^−x). */
    SIGMOID(Activation.SIGMOID, WeightInit.XAVIER_UNIFORM);

    private final Activation function;
    private final WeightInit weights;

    HiddenActivation(Activation function, WeightInit weights) {
        this.function = function;
        this.weights = weights;
    }

    Activation function() {
        return function;
    }

    WeightInit weights() {
        return weights;
    }
}
