package dev.descent.ml.train;

import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.Slice;
import java.util.ArrayList;
import java.util.List;

/** Trains what a loss learns of its terms, by an optimizer of the same kind as the network's. */
final class LearnedTerms {
    private final LearnedWeights weights;
    private final Optimizer optimizer;
    private final float[] gradient;

    LearnedTerms(LearnedWeights weights, OptimizerSpec spec) {
        this.weights = weights;
        gradient = new float[weights.values().length];
        optimizer = spec.build(
                List.of(new ParameterBlock("loss", "s", ParameterBlock.Kind.BIAS, 0, weights.values().length)));
    }

    /**
     * One step.
     *
     * @param counted examples of the last batch of which something counts
     * @param step its number, from 1
     */
    void step(int counted, double learningRate, long step) {
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = (float) (weights.slopes()[k] / counted);
        }
        optimizer.step(weights.values(), gradient, learningRate, step);
        weights.clamp();
    }

    /** Not copied: what is learned, and the optimizer's state of it. */
    List<Slice> state() {
        List<Slice> state = new ArrayList<>();
        state.add(new Slice(weights.values(), 0, gradient.length));
        state.addAll(optimizer.state());
        return state;
    }
}
