package dev.descent.job.gate;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.artifact.ArtifactStore;
import dev.descent.content.HeldFile;
import dev.descent.job.Job;
import dev.descent.ml.train.RunFile;
import dev.descent.ml.train.SavedModel;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Opens the models that baselines left. */
@Component
class BaselineModels {
    private final ArtifactStore artifacts;
    private final ArtifactFiles files;

    BaselineModels(ArtifactStore artifacts, ArtifactFiles files) {
        this.artifacts = artifacts;
        this.files = files;
    }

    /**
     * Opens a job's model, which the caller closes.
     *
     * @throws IOException where it left none, or its bytes are not what was stored
     */
    BaselineModel open(Job job) throws IOException {
        Artifact model =
                artifacts.find(job.id(), RunFile.MODEL.fileName()).orElseThrow(() -> new IOException("it left none"));
        HeldFile file = files.verified(job.id(), model);
        try {
            return new BaselineModel(job, file, SavedModel.open(file.path()));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
