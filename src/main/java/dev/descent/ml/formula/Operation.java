package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/**
 * Something done element by element; each loop stands alone over arrays from index 0, so that the JIT vectorizes it.
 */
interface Operation {

    /** Fills {@code out}. */
    void forward(double[][] in, double[] out, int n);

    /**
     * Adds to the arguments' slopes.
     *
     * @param by d score / d out
     * @param byIn d score / d argument, null for an argument that nothing trained depends on
     */
    void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n);

    /** Fills {@code out}, also where an operation is over the outputs of a position, of which there are {@code width}. */
    default void forward(double[][] in, double[] out, int n, int width) {
        forward(in, out, n);
    }

    /** Adds to the arguments' slopes, likewise. */
    default void backward(double[][] in, double[] out, double[] by, double[] @Nullable [] byIn, int n, int width) {
        backward(in, out, by, byIn, n);
    }

    /** Whether a change of this argument changes the result other than in jumps. */
    default boolean isDifferentiableIn(int argument) {
        return true;
    }

    /** Whether the arguments may change places. */
    default boolean isCommutative() {
        return false;
    }

    /**
     * A product in which 0 wins, also against infinity: the branch that {@code where} did
     * not take has slope 0, whatever it is there.
     */
    static double times(double slope, double derivative) {
        return slope == 0 || derivative == 0 ? 0 : slope * derivative;
    }
}
