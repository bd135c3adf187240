package dev.descent.artifact;

import dev.descent.http.Refused;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** There is no such artifact, or no such job. */
final class ArtifactNotFound extends Refused {
    private static final long serialVersionUID = 1;

    private ArtifactNotFound(String type, String detail) {
        super(HttpStatus.NOT_FOUND, type, detail);
    }

    static ArtifactNotFound job(UUID job) {
        return new ArtifactNotFound("job-not-found", "There is no job " + job + ".");
    }

    static ArtifactNotFound named(UUID job, String name, List<Artifact> present) {
        String names = present.stream().map(Artifact::name).collect(Collectors.joining(", "));
        return new ArtifactNotFound(
                "artifact-not-found",
                "Job " + job + " has no artifact \"" + name + "\"; it has " + (names.isEmpty() ? "none" : names) + ".");
    }
}
