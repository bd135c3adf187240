package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checkpoints as files of a folder. */
final class FolderCheckpoints implements Checkpoints {
    private final Path folder;
    final NavigableSet<Long> kept = new TreeSet<>();

    FolderCheckpoints(Path folder) {
        this.folder = folder;
    }

    @Override
    public @Nullable SavedCheckpoint newest() {
        try {
            return kept.isEmpty() ? null : open(kept.last());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a run goes on from. */
    Position start() {
        SavedCheckpoint newest = newest();
        return newest == null ? Position.BEGINNING : newest.position();
    }

    @Override
    public SavedCheckpoint open(long iteration) throws IOException {
        return CheckpointFile.open(file(iteration));
    }

    @Override
    public synchronized void keep(Checkpoint checkpoint) throws IOException {
        long iteration = checkpoint.position().iteration();
        if (!kept.containsAll(checkpoint.position().needs()) || !kept.add(iteration)) {
            throw new AssertionError(
                    iteration + " needs " + checkpoint.position().needs() + " of " + kept);
        }
        try (OutputStream out = Files.newOutputStream(file(iteration))) {
            CheckpointFile.write(checkpoint, out);
        }
    }

    /** Forgets what came after an iteration, as a rewind does. */
    void rewind(long iteration) {
        kept.tailSet(iteration, false).clear();
    }

    Path file(long iteration) {
        return folder.resolve(iteration + ".zip");
    }
}
