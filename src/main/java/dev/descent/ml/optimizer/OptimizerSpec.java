package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import java.util.List;

/** An optimizer as chosen in a job: a record per optimizer, which builds the thing it names. */
public sealed interface OptimizerSpec permits Sgd {

    ScheduleSpec learningRate();

    /**
     * A fresh optimizer for a network.
     *
     * @param blocks the network's flat parameter vector, in order, without gaps
     */
    Optimizer build(List<ParameterBlock> blocks);
}
