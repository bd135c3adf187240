package dev.descent.runner;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.content.HeldFile;
import dev.descent.job.KeptCheckpoint;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The bytes of checkpoints among the artifacts. */
@Component
@Profile("worker")
record CheckpointFiles(ArtifactFiles artifacts) {

    /** When this returns, the bytes are on the disk and stay there; nothing refers to them yet. */
    Artifact write(UUID job, Checkpoint checkpoint) throws IOException {
        String name = KeptCheckpoint.name(checkpoint.position().iteration());
        try {
            return artifacts.keep(job, name, to -> {
                OutputStream out = new BufferedOutputStream(to, 1 << 16);
                CheckpointFile.write(checkpoint, out);
                out.flush();
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * The verified bytes of a checkpoint.
     *
     * @throws IOException where they are not there, or not those that were written
     */
    HeldFile hold(UUID job, KeptCheckpoint checkpoint) throws IOException {
        return artifacts.verified(job, checkpoint.artifact());
    }
}
