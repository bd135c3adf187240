package dev.descent.ml.train;

import dev.descent.ml.train.sample.SampleFile;
import dev.descent.ml.train.sample.ScoreHistory;

/**
 * What a run's log says of the run as a whole that its owner should know.
 *
 * @param epochs of the plan
 * @param isOneLoss whether all epochs have the same loss: no weight of a term changes
 */
record RunWarnings(int epochs, boolean isOneLoss, TrainingLog log) {
    void atStart(RunState state) {
        if (!state.scores().isKept() && state.iteration() == 0) {
            log.warning(SampleFile.left());
        }
    }

    void thinned(ScoreHistory scores) {
        log.warning(SampleFile.thinned(scores));
    }

    void afterEpoch(EpochSummary summary) {
        if (summary.epoch() == UnrecognizedClasses.EARLY && summary.epoch() < epochs) {
            UnrecognizedClasses.of(summary.toJson()).ifPresent(log::warning);
        }
    }

    /** @param reason the policy's */
    void stoppedEarly(RunState state, String reason) {
        log.warning("Stopped after epoch " + state.epochs() + ": " + reason + ".");
    }

    /** Of a run that nobody stopped. */
    void atEnd(EpochRecords records) {
        if (isOneLoss) {
            UnmovedLoss.of(records).ifPresent(log::warning);
        }
        records.last().flatMap(WorseThanMean::of).ifPresent(log::warning);
        RisingClass.of(records).ifPresent(log::warning);
        UnrecognizedClasses.atEnd(records).ifPresent(log::warning);
    }
}
