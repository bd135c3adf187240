package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;

/** Where a run's data is: held by this process already, or read anew by the one that trains. */
@FunctionalInterface
public interface DataHandle {
    TrainingData open();
}
