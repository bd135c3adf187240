package dev.descent.ml.optimizer;

/** An update rule's arithmetic: one pass over a span. */
@FunctionalInterface
interface UpdateRule {

    /**
     * What a state value that decays towards zero is passed through: below 1e-32 it
     * is 0, before it is a slow denormal number.
     */
    static float flushed(float value) {
        return (value + 1e-25f) - 1e-25f;
    }

    /**
     * How much of a running mean that began at zero has been filled after so
     * many steps: what bias correction divides by.
     */
    static double filled(double beta, long steps) {
        return 1 - Math.pow(beta, (double) steps);
    }

    /**
     * Moves the span's parameters.
     *
     * @param rate the learning rate
     * @param step the step's number, from 1
     */
    void update(VectorSpan span, double rate, long step);
}
