package dev.descent.artifact;

import java.util.UUID;

/** An artifact and the job that left it, as a row has them. */
record OwnedArtifact(UUID jobId, String name, String mediaType, long bytes, String sha256) {
    Artifact artifact() {
        return new Artifact(name, mediaType, bytes, sha256);
    }
}
