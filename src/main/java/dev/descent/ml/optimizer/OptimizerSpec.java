package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import java.util.List;

/** An optimizer as chosen in a job: a record per optimizer, which builds the thing it names. */
public sealed interface OptimizerSpec
        permits Sgd, Nesterovs, Adam, AdamW, AmsGrad, AdaMax, Nadam, AdaBelief, AdaGrad, AdaDelta, RmsProp {

    ScheduleSpec learningRate();

    /** Pulls weights towards zero: through the gradient, unless {@link #decouplesDecay}. */
    Double weightDecay();

    /** Penalties, and the limit on the gradient. */
    Regularization regularization();

    /** Whether weight decay shrinks the weights themselves, so that the rule does not rescale it. */
    default boolean decouplesDecay() {
        return false;
    }

    /** Whether l1 or l2 add to the loss, so that there is a series {@code penalty}. */
    default boolean hasPenalty() {
        return regularization().l1() > 0 || regularization().l2() > 0;
    }

    /** Floats of state per optimized parameter. */
    int stateVectors();

    /**
     * A fresh optimizer for a network.
     *
     * @param blocks the network's flat parameter vector, in order, without gaps
     */
    Optimizer build(List<ParameterBlock> blocks);
}
