package dev.descent.ml.train.checkpoint;

import dev.descent.ml.optimizer.Slice;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A point that a run can go on from, wherever its numbers are. */
public interface SavedCheckpoint {

    Position position();

    /** What the model is, as {@code model.zip} has it. */
    JsonNode description();

    /** The epochs so far, packed. */
    byte[] summaries();

    /** The scores of each example so far, packed; empty where none were kept. */
    default byte[] scores() {
        return new byte[0];
    }

    /**
     * Copies the numbers out.
     *
     * @param parameters to fill, [parameters]
     * @param state of the optimizer, to fill slice by slice
     * @throws IOException where they cannot be read, or are of another network or optimizer
     */
    void restore(float[] parameters, List<Slice> state) throws IOException;
}
