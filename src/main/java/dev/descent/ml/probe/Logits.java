package dev.descent.ml.probe;

import dev.descent.ml.loss.Activation;

/** Logits of which an output activation makes given outputs, or the nearest that it can. */
final class Logits {
    /** Nearer to 0 or 1 than this no output needs to be. */
    private static final double LEAST = 1e-6;

    private Logits() {}

    /**
     * Of the outputs of one position, or of many.
     *
     * @param outputs such as shares of classes, or numbers
     */
    static double[] of(Activation activation, double[] outputs) {
        double[] logits = new double[outputs.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = of(activation, outputs[i]);
        }
        return logits;
    }

    private static double of(Activation activation, double output) {
        double share = Math.min(Math.max(output, LEAST), 1 - LEAST);
        return switch (activation) {
            case SOFTMAX -> Math.log(share);
            case SIGMOID -> Math.log(share / (1 - share));
            case SOFTPLUS -> Math.log(Math.expm1(Math.max(output, LEAST)));
            default -> output;
        };
    }
}
