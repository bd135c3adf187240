package dev.descent.ml.optimizer;

import java.util.List;

/** An update rule over a network's flat parameter vector, with its state. One thread at a time. */
public interface Optimizer {

    /**
     * One step: changes the parameters in place.
     *
     * @param parameters flat, as the network's blocks lay them out
     * @param gradient the mean gradient of the batch, same layout; may be overwritten (clipping, penalties)
     * @param learningRate of this step
     * @param step the step's number, from 1: the t of Adam's bias correction
     */
    default void step(float[] parameters, float[] gradient, double learningRate, long step) {
        begin(parameters, gradient, learningRate, step).run(0, parameters.length);
    }

    /**
     * Begins a step with what looks at many parameters at once; what is left is to be done once for each of them. The numbers are those
     * of {@link #step}.
     */
    Stretch begin(float[] parameters, float[] gradient, double learningRate, long step);

    /**
     * What l1 and l2 added to the loss in the last step, at the parameters before it; 0 without them
     * ({@link OptimizerSpec#hasPenalty}).
     */
    double penalty();

    /**
     * The state to carry over a restart, in DL4J's layout for the equivalent DL4J updater: for each run of
     * optimized blocks, its state vectors one after the other. Empty for a rule without state. The slices are not
     * copies: they are valid until the next step, and a run goes on from what is written to them.
     */
    List<Slice> state();
}
