package dev.descent.runner;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;

/**
 * Has each run trained by what its plan asks for.
 *
 * @param cluster for plans that ask for one
 */
record ChosenTrainer(Trainer local, Trainer cluster) implements Trainer {

    @Override
    public TrainingResult train(Run run) {
        return (run.plan().training().cluster() == null ? local : cluster).train(run);
    }

    /** Whoever trains, the same files are left here. */
    @Override
    public long resultBytes(TrainingPlan plan, TrainingData data) {
        return local.resultBytes(plan, data);
    }
}
