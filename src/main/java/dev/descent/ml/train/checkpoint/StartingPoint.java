package dev.descent.ml.train.checkpoint;

import dev.descent.ml.optimizer.Slice;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Another run's checkpoint that a run begins from: its place and its weights, not what came of it. Means, bests and times are the new
 * run's own.
 *
 * @param withState whether the optimizer's state goes along
 */
public record StartingPoint(CheckpointFile file, boolean withState) implements SavedCheckpoint {
    @Override
    public Position position() {
        Position there = file.position();
        return new Position(
                there.epochs(),
                there.batches(),
                there.iteration(),
                LossSums.NONE,
                TimeSpent.NONE,
                JsonNodeFactory.instance.objectNode(),
                null,
                null,
                FaultHistory.NONE,
                TermStreaks.NONE);
    }

    @Override
    public JsonNode description() {
        return file.description();
    }

    @Override
    public byte[] summaries() {
        return new byte[0];
    }

    @Override
    public void restore(float[] parameters, List<Slice> state) throws IOException {
        if (withState) {
            file.restore(parameters, state);
        } else {
            float[] kept = file.parameters(parameters.length);
            System.arraycopy(kept, 0, parameters, 0, kept.length);
        }
    }
}
