package dev.descent.artifact;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Warns at the start where the database knows artifacts and this process finds none of them, as one does that joins others on their
 * database with a folder of its own. It would answer no model, and begin the jobs that it takes over anew.
 */
@Component
class ArtifactsElsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(ArtifactsElsewhere.class);

    private static final int LOOKED_FOR = 20;

    private final ArtifactStore artifacts;
    private final ArtifactFiles files;

    ArtifactsElsewhere(ArtifactStore artifacts, ArtifactFiles files) {
        this.artifacts = artifacts;
        this.files = files;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        List<OwnedArtifact> some = artifacts.some(LOOKED_FOR);
        if (!some.isEmpty() && some.stream().allMatch(this::isMissing)) {
            LOG.warn(
                    "Of {} artifacts that the database knows, none is where this process looks, in the artifacts of its data folder"
                            + " or its bucket. Services on one database must share them (DESCENT_HOME or DESCENT_STORE):"
                            + " without, models cannot be read, and jobs that change their worker begin anew.",
                    some.size());
        }
    }

    /** A store that cannot be asked now tells nothing. */
    private boolean isMissing(OwnedArtifact owned) {
        try {
            files.read(owned.jobId(), owned.artifact(), new ByteRange(0, 0));
            return false;
        } catch (NoSuchFileException missing) {
            return true;
        } catch (IOException unknown) {
            return false;
        }
    }
}
