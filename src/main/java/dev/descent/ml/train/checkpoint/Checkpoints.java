package dev.descent.ml.train.checkpoint;

import org.jspecify.annotations.Nullable;

/** Where a run's checkpoints are kept. */
public interface Checkpoints {
    /** Of a run that begins anew each time. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public @Nullable SavedCheckpoint newest() {
            return null;
        }

        @Override
        public void keep(Checkpoint checkpoint) {}
    };

    /** The point to go on from, or null to begin at the beginning. */
    @Nullable
    SavedCheckpoint newest();

    /** Keeps a checkpoint, whose numbers change as soon as this returns. */
    void keep(Checkpoint checkpoint);
}
