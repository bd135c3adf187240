package dev.descent.ml.loss;

import java.util.Locale;

/** The output activation: from logits z to outputs p, over the outputs of one position. */
public enum Activation {
    /** p = z. */
    IDENTITY(new IdentityLink()),
    /** p = 1 / (1 + e^−z), each output on its own. */
    SIGMOID(new SigmoidLink()),
    /** p_c = e^z_c / Σ e^z, over the outputs of a position. */
    SOFTMAX(new SoftmaxLink()),
    /** p = log(1 + e^z), each output on its own: positive, and the identity for large z. */
    SOFTPLUS(new SoftplusLink());

    @SuppressWarnings("ImmutableEnumChecker") // links have no state
    private final Link link;

    Activation(Link link) {
        this.link = link;
    }

    Link link() {
        return link;
    }

    /** The name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Outputs of logits.
     *
     * @param logits [positions, width], row-major
     * @param width outputs at a position
     * @param outputs filled, same shape; may be the same array
     */
    public void apply(double[] logits, int positions, int width, double[] outputs) {
        link.outputs(logits, positions, width, outputs);
    }
}
