package dev.descent.runner;

import dev.descent.job.LeasedJob;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.TrainingResult;
import dev.descent.runner.Preparation.Prepared;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Trains a job's resolved spec on the data that it was resolved with. */
@Component
@Profile("worker")
record Training(Preparation preparation, Trainer trainer) {

    Prepared prepare(LeasedJob job, Heartbeat heartbeat) {
        return preparation.prepare(job, heartbeat);
    }

    long resultBytes(Prepared prepared) {
        return trainer.resultBytes(prepared.plan(), prepared.data());
    }

    TrainingResult train(Prepared prepared, TrainingLog log, StopSignal stop) {
        prepared.warnings().forEach(log::warning);
        return trainer.train(prepared.plan(), prepared.data(), log, stop);
    }
}
