package dev.descent.artifact;

import dev.descent.content.StoredContent;
import dev.descent.content.Swept;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Removes bytes that a worker kept for a job and was killed before it recorded them, and bytes of deleted jobs that are left. Those of jobs that are not known are left: their
 * database may be another one.
 */
@Component
class ArtifactSweep implements Swept {
    private final ArtifactStore artifacts;
    private final ArtifactFiles files;
    private final ArtifactRemoval removal;
    private final KnownJobs jobs;

    ArtifactSweep(ArtifactStore artifacts, ArtifactFiles files, ArtifactRemoval removal, KnownJobs jobs) {
        this.artifacts = artifacts;
        this.files = files;
        this.removal = removal;
        this.jobs = jobs;
    }

    /** Noted jobs go first: of what is not known the list below tells nothing. */
    @Override
    public int sweep(Instant untouchedSince) throws IOException {
        Map<UUID, List<StoredContent>> old = files.list().stream()
                .filter(content -> content.written().isBefore(untouchedSince))
                .collect(Collectors.groupingBy(
                        content -> UUID.fromString(content.key().group())));
        int removed = removal.removeNoted(untouchedSince);
        for (Map.Entry<UUID, List<StoredContent>> ofJob : old.entrySet()) {
            removed += jobs.exists(ofJob.getKey()) ? sweep(ofJob.getKey(), ofJob.getValue()) : 0;
        }
        return removed;
    }

    private int sweep(UUID job, List<StoredContent> old) throws IOException {
        Set<String> recorded = new HashSet<>(artifacts.hashes(job));
        int removed = 0;
        for (StoredContent content : old) {
            if (!recorded.contains(content.key().sha256())) {
                files.delete(content);
                removed++;
            }
        }
        return removed;
    }
}
