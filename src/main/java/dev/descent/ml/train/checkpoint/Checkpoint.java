package dev.descent.ml.train.checkpoint;

import dev.descent.ml.optimizer.Slice;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * All that it takes to go on bit by bit: everything random comes from the seed and the place in the run.
 *
 * @param description of the model, as {@code model.zip} has it
 * @param packed summaries of the epochs so far, put together when they are asked for
 * @param packedScores of each example so far, put together when they are asked for
 * @param parameters flat, running statistics among them
 * @param state of the optimizer
 */
@SuppressWarnings("ArrayRecordComponent") // as large as the model
public record Checkpoint(
        Position position,
        JsonNode description,
        Supplier<byte[]> packed,
        Supplier<byte[]> packedScores,
        float[] parameters,
        List<Slice> state)
        implements SavedCheckpoint {
    public Checkpoint {
        state = List.copyOf(state);
    }

    /** The same with numbers of its own, which the next step does not change. */
    public Checkpoint copy() {
        return new Checkpoint(
                position,
                description,
                packed,
                packedScores,
                parameters.clone(),
                state.stream().map(Checkpoint::copy).toList());
    }

    @Override
    public byte[] summaries() {
        return packed.get();
    }

    @Override
    public byte[] scores() {
        return packedScores.get();
    }

    private static Slice copy(Slice slice) {
        float[] values = Arrays.copyOfRange(slice.values(), slice.from(), slice.from() + slice.length());
        return new Slice(values, 0, slice.length());
    }

    @Override
    public void restore(float[] into, List<Slice> stateInto) {
        System.arraycopy(parameters, 0, into, 0, into.length);
        Iterator<Slice> from = state.iterator();
        for (Slice slice : stateInto) {
            Slice kept = from.next();
            System.arraycopy(kept.values(), kept.from(), slice.values(), slice.from(), slice.length());
        }
    }
}
