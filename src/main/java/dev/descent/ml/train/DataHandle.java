package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.PlacedData;

/** Where a run's data is: held by this process already, or read anew by the one that trains. */
@FunctionalInterface
public interface DataHandle {
    TrainingData open();

    /**
     * The same for other processes of this machine.
     *
     * @throws TrainingFailed where it is in this process alone, or can no longer be had
     */
    default PlacedData place() {
        throw new TrainingFailed("cluster_unfit", "The data of the run is in the memory of its worker alone.");
    }
}
