package dev.descent.ml.train.checkpoint;

import dev.descent.ml.optimizer.Slice;
import java.util.List;

/** A point that a run can go on from, wherever its numbers are. */
public interface SavedCheckpoint {

    Position position();

    /**
     * Copies the numbers out.
     *
     * @param parameters to fill, [parameters]
     * @param state of the optimizer, to fill slice by slice
     */
    void restore(float[] parameters, List<Slice> state);
}
