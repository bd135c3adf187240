package dev.descent.runner;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.artifact.ArtifactFiles.Writing;
import dev.descent.content.HeldFile;
import dev.descent.job.KeptCheckpoint;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The bytes of checkpoints among the artifacts. */
@Component
@Profile("worker")
record CheckpointFiles(ArtifactFiles artifacts) {

    /** When this returns, the bytes of all are on the disk and stay there, or of none; nothing refers to them yet. Answers them in order. */
    List<Artifact> write(UUID job, List<Checkpoint> checkpoints) throws IOException {
        Map<String, Writing> contents = new LinkedHashMap<>();
        for (Checkpoint checkpoint : checkpoints) {
            contents.put(KeptCheckpoint.name(checkpoint.position().iteration()), to -> write(checkpoint, to));
        }
        try {
            return artifacts.keepAll(job, contents);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Checkpoint checkpoint, OutputStream to) throws IOException {
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        CheckpointFile.write(checkpoint, out);
        out.flush();
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
