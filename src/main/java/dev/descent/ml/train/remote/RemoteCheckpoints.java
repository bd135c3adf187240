package dev.descent.ml.train.remote;

import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A driver's checkpoints, which are kept where the lease is. What happened before one is told before it is kept. */
final class RemoteCheckpoints implements Checkpoints {
    private final RunClient client;
    private final Outbox outbox;
    private final long optimizerStart;
    private final @Nullable SavedCheckpoint newest;
    private long kept;

    RemoteCheckpoints(RunClient client, Outbox outbox, long optimizerStart) {
        this.client = client;
        this.outbox = outbox;
        this.optimizerStart = optimizerStart;
        try {
            FetchedCheckpoint found = client.newest();
            newest = found == null ? null : found.open();
        } catch (IOException e) {
            throw new TrainingFailed("checkpoint_damaged", "The checkpoint to go on from cannot be read.", e);
        }
    }

    @Override
    public @Nullable SavedCheckpoint newest() {
        return newest;
    }

    @Override
    public long optimizerStart() {
        return optimizerStart;
    }

    @Override
    public SavedCheckpoint open(long iteration) throws IOException {
        return client.checkpoint(iteration).open();
    }

    @Override
    public void keep(Checkpoint checkpoint) throws IOException {
        Path file = Files.createTempFile(client.scratch(), "checkpoint", ".zip");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                CheckpointFile.write(checkpoint, out);
            }
            outbox.flush();
            client.keep(kept++, file);
        } finally {
            Files.delete(file);
        }
    }
}
