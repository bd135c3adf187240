package dev.descent.artifact;

import dev.descent.http.Refused;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The bytes of an artifact are not where this process looks for them. */
final class ArtifactMissing extends Refused {
    private static final long serialVersionUID = 1;

    ArtifactMissing(UUID job, Artifact artifact) {
        super(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "artifact-missing",
                artifact.name() + " of job " + job
                        + " was kept, and its file is not in the data folder of the service that"
                        + " answers: it was removed by others, or services on one database do not share their folders.");
    }
}
