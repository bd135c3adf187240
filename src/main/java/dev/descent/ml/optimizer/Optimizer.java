package dev.descent.ml.optimizer;

/** An update rule over a network's flat parameter vector, with its state. One thread at a time. */
public interface Optimizer {

    /**
     * One step: changes the parameters in place.
     *
     * @param parameters flat, as the network's blocks lay them out
     * @param gradient the mean gradient of the batch, same layout; may be overwritten (clipping)
     * @param learningRate of this step
     * @param step the step's number, from 1: the t of Adam's bias correction
     */
    void step(float[] parameters, float[] gradient, double learningRate, long step);

    /**
     * The state to carry over a restart: in DL4J's layout for the equivalent DL4J updater (for each run of optimized blocks with the
     * same updater, its state vectors one after the other), empty for a rule without state. Live, not a copy.
     */
    float[] state();
}
