package dev.descent.inference;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.artifact.ArtifactStore;
import dev.descent.content.HeldFile;
import dev.descent.job.Job;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.Status;
import dev.descent.job.queue.Jobs;
import dev.descent.ml.train.RunFile;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds what jobs left. */
@Component
@Profile("api")
class StoredModels {
    private final Jobs jobs;
    private final ArtifactStore artifacts;
    private final ArtifactFiles files;

    StoredModels(Jobs jobs, ArtifactStore artifacts, ArtifactFiles files) {
        this.jobs = jobs;
        this.artifacts = artifacts;
        this.files = files;
    }

    /**
     * What a job that succeeded left, and of any other its newest checkpoint.
     *
     * @param damaged hashes of checkpoints that cannot be used: the one before answers
     * @throws NoModel where there is neither
     */
    StoredModel of(UUID id, Set<String> damaged) {
        Job job = jobs.get(id);
        List<KeptCheckpoint> kept = job.status() == Status.SUCCEEDED ? List.of() : jobs.checkpoints(job);
        if (kept.isEmpty()) {
            Artifact model = artifacts.find(id, RunFile.MODEL.fileName()).orElseThrow(() -> NoModel.yet(job.status()));
            return new StoredModel(id, () -> files.open(id, model), model.sha256(), null, List.of());
        }
        KeptCheckpoint newest = kept.stream()
                .filter(checkpoint -> !damaged.contains(checkpoint.artifact().sha256()))
                .findFirst()
                .orElseThrow(() -> new DamagedModel(id));
        List<String> warnings = kept.subList(0, kept.indexOf(newest)).stream()
                .map(passed -> "The checkpoint of iteration " + passed.iteration() + " is damaged: that of iteration "
                        + newest.iteration() + " answers.")
                .toList();
        Artifact artifact = newest.artifact();
        return new StoredModel(
                id, () -> files.open(id, artifact), artifact.sha256(), UsedCheckpoint.of(newest), warnings);
    }

    /** @throws NoModel where the run left no worst samples */
    HeldFile worst(UUID id) throws IOException {
        Job job = jobs.get(id);
        Artifact worst = artifacts.find(id, RunFile.WORST.fileName()).orElseThrow(() -> NoModel.worst(job.status()));
        return files.open(id, worst);
    }
}
