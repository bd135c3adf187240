package dev.descent.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Removes at start what a killed process left half written. An hour's grace spares what another replica is writing now. */
@Component
class ArtifactSweep {
    private static final Logger LOG = LoggerFactory.getLogger(ArtifactSweep.class);
    private static final Duration GRACE = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    ArtifactSweep(ArtifactSettings settings) {
        this.folder = settings.folder();
        this.clock = Clock.systemUTC();
    }

    @EventListener(ApplicationReadyEvent.class)
    void sweep() {
        try {
            for (Path file : leftovers()) {
                Files.deleteIfExists(file);
                LOG.info("Removed {}, which was never finished", file);
            }
        } catch (IOException e) {
            LOG.warn("Cannot look for unfinished artifacts: {}", e.toString());
        }
    }

    private List<Path> leftovers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                folder,
                2,
                (file, facts) -> facts.isRegularFile()
                        && file.getFileName().toString().endsWith(ArtifactFiles.TEMPORARY)
                        && facts.lastModifiedTime()
                                .toInstant()
                                .isBefore(Instant.now(clock).minus(GRACE)))) {
            return files.toList();
        }
    }
}
