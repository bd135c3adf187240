package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkBlueprint;
import java.nio.file.Path;

/** Trains on the calling thread. */
public final class LocalTrainer implements Trainer {
    private final Path scratch;

    /** @param scratch folder for the files of a result, which the caller moves or deletes */
    public LocalTrainer(Path scratch) {
        this.scratch = scratch;
    }

    @Override
    public TrainingResult train(TrainingPlan plan, TrainingData data, TrainingLog log, StopSignal stop) {
        NetworkBlueprint blueprint = blueprint(plan, data);
        try (Network network = blueprint.build()) {
            TrainingRun run = new TrainingRun(plan, data, network, log, stop);
            StopSignal.Reason stopped = run.toEnd();
            return new RunFiles(scratch, plan, data).write(blueprint, run, stopped);
        }
    }

    static NetworkBlueprint blueprint(TrainingPlan plan, TrainingData data) {
        return NetworkBlueprint.of(
                plan.model(),
                data.input(),
                data.target(),
                plan.outputActivation(data.target()),
                plan.training().seed());
    }
}
