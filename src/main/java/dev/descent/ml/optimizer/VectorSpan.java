package dev.descent.ml.optimizer;

/**
 * What a rule works on: parameters {@code from} to {@code to}, exclusive. All arrays are as long as the
 * parameter vector and go by the same index, since only then does the JIT see that an element of one is no other
 * element of another, and vectorizes the loop.
 */
final class VectorSpan {
    final float[] parameters;
    final float[] gradient;
    final int from;
    final int to;
    private final float[][] states;

    VectorSpan(float[] parameters, float[] gradient, float[][] states, Range run) {
        this.parameters = parameters;
        this.gradient = gradient;
        this.states = states;
        this.from = run.from();
        this.to = run.to();
    }

    float[] state(int vector) {
        return states[vector];
    }
}
