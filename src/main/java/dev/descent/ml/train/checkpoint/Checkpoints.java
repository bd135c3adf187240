package dev.descent.ml.train.checkpoint;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a run's checkpoints are kept. One thread at a time. */
public interface Checkpoints {
    /** Of a run that begins anew each time. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public @Nullable SavedCheckpoint newest() {
            return null;
        }

        @Override
        public SavedCheckpoint open(long iteration) throws IOException {
            throw new NoSuchFileException("checkpoint of iteration " + iteration);
        }

        @Override
        public void keep(Checkpoint checkpoint) {}
    };

    /** The point to go on from, or null to begin at the beginning. */
    @Nullable
    SavedCheckpoint newest();

    /** Whether there is none of the run's own yet. */
    default boolean areNew() {
        return newest() == null || newest() instanceof StartingPoint;
    }

    /** The iteration after which the optimizer began with nothing. */
    default long optimizerStart() {
        return 0;
    }

    /**
     * One that was kept.
     *
     * @throws IOException where it is not there any more, or damaged
     */
    SavedCheckpoint open(long iteration) throws IOException;

    /**
     * Keeps a checkpoint; when this returns it is safe. Those that it needs were kept before it.
     *
     * @throws IOException where it cannot be stored; the run goes on, and the older ones stay
     */
    void keep(Checkpoint checkpoint) throws IOException;

    /**
     * Keeps several, each before those that need it.
     *
     * @param safe told of each that is safe
     * @throws IOException where one cannot be stored, nor those behind it
     */
    default void keepAll(List<Checkpoint> due, Consumer<Checkpoint> safe) throws IOException {
        for (Checkpoint checkpoint : due) {
            keep(checkpoint);
            safe.accept(checkpoint);
        }
    }
}
