package dev.descent.runner;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.DataHandle;
import dev.descent.ml.train.TrainingFailed;
import java.util.function.Supplier;

/**
 * A job's data, which this process holds in memory.
 *
 * @param places finds where its bytes are, for other processes
 */
record HeldData(TrainingData data, Supplier<PlacedData> places) implements DataHandle {

    @Override
    public TrainingData open() {
        return data;
    }

    @Override
    public PlacedData place() {
        try {
            return places.get();
        } catch (InvalidSpec gone) {
            throw new TrainingFailed(
                    "dataset_changed", "The data can no longer be had: " + gone.getMessage() + ".", gone);
        }
    }
}
