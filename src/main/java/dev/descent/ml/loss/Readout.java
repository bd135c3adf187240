package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a loss means a network's outputs: how many there are at a position, and what they say of its labels. Losses of the
 * same readout can share a network.
 */
public interface Readout {

    /** At each position. */
    int outputs();

    /** What an output is, to tell it from others: {@code one output for each label}. */
    String meaning();

    /**
     * What is predicted for each label, in the labels' own shape.
     *
     * @param outputs of the output activation, [positions, outputs]
     * @param positions of all examples together
     * @param predicted filled, [positions, labels]
     */
    void read(double[] outputs, int positions, double[] predicted);

    /** Whether it says between what each label lies. */
    default boolean hasIntervals() {
        return false;
    }

    /**
     * Between what each label is said to lie, where {@link #hasIntervals} says that it is told.
     *
     * @param outputs of the output activation, [positions, outputs]
     * @param positions of all examples together
     * @param ends filled, [positions, labels, 2]: the lower end and the upper one
     */
    default void readIntervals(double[] outputs, int positions, double[] ends) {}

    /**
     * Adds to a prediction what the outputs say beyond it, in the target's own unit.
     *
     * @param outputs of the output activation, those of a position from {@code offset} on
     */
    default void detail(double[] outputs, int offset, Target target, TargetScaling scaling, ObjectNode prediction) {}
}
