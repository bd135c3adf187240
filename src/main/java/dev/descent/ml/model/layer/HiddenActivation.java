package dev.descent.ml.model.layer;

import java.util.function.Consumer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;

/**
 * The activation between layers, with the spread of initial weights that suits it: He's
 * for those that cut at zero, else Xavier's.
 */
public enum HiddenActivation {
    /** x. */
    LINEAR(Activation.IDENTITY, WeightInit.XAVIER_UNIFORM),
    /** max(0, x). */
    RELU(Activation.RELU, WeightInit.RELU_UNIFORM),
    /** min(6, max(0, x)). */
    RELU6(Activation.RELU6, WeightInit.RELU_UNIFORM),
    /** x where positive, else 0.01 x. */
    LEAKY_RELU(Activation.LEAKYRELU, WeightInit.RELU_UNIFORM),
    /** x where positive, else e^x − 1. */
    ELU(Activation.ELU, WeightInit.RELU_UNIFORM),
    /** Elu scaled so that activations keep mean 0 and variance 1. */
    SELU(Activation.SELU, WeightInit.LECUN_NORMAL),
    /** x / (1 + e^(−1.702 x)), which is x Φ(x) to 0.02. */
    GELU(Activation.GELU, WeightInit.RELU_UNIFORM),
    /** x Φ(x), to 3e-6. */
    GELU_ERF(Activation.IDENTITY, WeightInit.RELU_UNIFORM),
    /** x tanh(log(1 + e^x)). */
    MISH(Activation.MISH, WeightInit.RELU_UNIFORM),
    /** x / (1 + e^−x). */
    SWISH(Activation.SWISH, WeightInit.RELU_UNIFORM),
    /** Hyperbolic tangent. */
    TANH(Activation.TANH, WeightInit.XAVIER_UNIFORM),
    /** 1 / (1 + e^−x). */
    SIGMOID(Activation.SIGMOID, WeightInit.XAVIER_UNIFORM),
    /** 0.2 x + 0.5, cut at 0 and 1. */
    HARD_SIGMOID(Activation.HARDSIGMOID, WeightInit.XAVIER_UNIFORM),
    /** x / 6 + 0.5, cut at 0 and 1. */
    HARD_SIGMOID_SIXTH(Activation.IDENTITY, WeightInit.XAVIER_UNIFORM),
    /** log(1 + e^x). */
    SOFTPLUS(Activation.SOFTPLUS, WeightInit.XAVIER_UNIFORM),
    /** x / (1 + |x|). */
    SOFTSIGN(Activation.SOFTSIGN, WeightInit.XAVIER_UNIFORM),
    /** e^x / Σ e^x, over the features of a vector or of a step. */
    SOFTMAX(Activation.SOFTMAX, WeightInit.XAVIER_UNIFORM);

    private final Activation function;
    private final WeightInit weights;

    HiddenActivation(Activation function, WeightInit weights) {
        this.function = function;
        this.weights = weights;
    }

    /** What is put behind the layer for functions that DL4J does not have, or null. */
    @Nullable
    Consumer<Place> composition() {
        return switch (this) {
            case GELU_ERF -> Composition::gelu;
            case HARD_SIGMOID_SIXTH -> Composition::hardSigmoidSixth;
            default -> null;
        };
    }

    /** DL4J's; the identity where there is a {@link #composition}. */
    public Activation function() {
        return function;
    }

    /** DL4J's. */
    public WeightInit weights() {
        return weights;
    }
}
