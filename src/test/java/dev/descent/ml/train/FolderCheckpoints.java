package dev.descent.ml.train;

import dev.descent.ml.optimizer.Slice;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import dev.descent.ml.train.checkpoint.StartingPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkpoints as files of a folder. */
final class FolderCheckpoints implements Checkpoints {
    private final Path folder;
    private @Nullable String engine;
    private boolean ofParent;
    final NavigableSet<Long> kept = new TreeSet<>();

    FolderCheckpoints(Path folder) {
        this.folder = folder;
    }

    /** As if another engine had computed them. */
    void of(String name) {
        engine = name;
    }

    /** As if another job had kept them, from which this one begins. */
    void ofParent() {
        ofParent = true;
    }

    @Override
    public @Nullable SavedCheckpoint newest() {
        try {
            if (ofParent) {
                return new StartingPoint(CheckpointFile.open(file(kept.last())), true);
            }
            return kept.isEmpty() ? null : engine == null ? open(kept.last()) : relabelled(open(kept.last()), engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SavedCheckpoint relabelled(SavedCheckpoint checkpoint, String engine) {
        return new SavedCheckpoint() {
            @Override
            public Position position() {
                return checkpoint.position();
            }

            @Override
            public JsonNode description() {
                ObjectNode description = (ObjectNode) checkpoint.description().deepCopy();
                description.putObject("engine").put("name", engine);
                return description;
            }

            @Override
            public byte[] summaries() {
                return checkpoint.summaries();
            }

            @Override
            public void restore(float[] parameters, List<Slice> state) throws IOException {
                checkpoint.restore(parameters, state);
            }
        };
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
