package dev.descent.inference;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.artifact.ArtifactStore;
import dev.descent.content.HeldFile;
import dev.descent.job.Job;
import dev.descent.job.Status;
import dev.descent.job.queue.Jobs;
import java.io.IOException;
import java.util.Optional;
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

    /** @throws NoModel where the job did not succeed, or left none */
    StoredModel of(UUID id) {
        Job job = jobs.get(id);
        if (job.status() != Status.SUCCEEDED) {
            throw NoModel.yet(job.status());
        }
        Artifact model = artifact(id, "model.zip").orElseThrow(NoModel::left);
        return new StoredModel(id, () -> files.open(id, model), model.sha256());
    }

    /** @throws NoModel where the job is not over, or validated nothing */
    HeldFile worst(UUID id) throws IOException {
        Job job = jobs.get(id);
        return files.open(id, artifact(id, "worst.json").orElseThrow(() -> NoModel.worst(job.status())));
    }

    private Optional<Artifact> artifact(UUID id, String name) {
        return artifacts.list(id).stream()
                .filter(artifact -> artifact.name().equals(name))
                .findFirst();
    }
}
