package dev.descent.artifact;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Removes the bytes of artifacts whose rows are gone. What cannot be removed now is removed by the sweep. */
@Component
public class ArtifactRemoval implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ArtifactRemoval.class);
    private static final int MOST_WAITING = 1000;

    private final ArtifactStore artifacts;
    private final ArtifactFiles files;
    private final ThreadPoolExecutor thread;

    public ArtifactRemoval(ArtifactStore artifacts, ArtifactFiles files) {
        this.artifacts = artifacts;
        this.files = files;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("removal-");
        daemons.setDaemon(true);
        thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                daemons,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Within the transaction that removes a job, or before one is added that has bytes already. */
    public void note(UUID job) {
        artifacts.noteRemoval(job);
    }

    /** Within the transaction that adds the job: its bytes stay. */
    public void forget(UUID job) {
        artifacts.forgetRemoval(job);
    }

    /** Removes all bytes of a job that was noted. */
    public void remove(UUID job) {
        try {
            files.delete(job);
            artifacts.forgetRemoval(job);
        } catch (UncheckedIOException e) {
            LOG.warn("The files of job {} are left to the sweep: {}", job, e.toString());
        }
    }

    /** Removes one artifact's bytes, soon; the caller waits for nothing. */
    public void removeSoon(UUID job, Artifact artifact) {
        thread.execute(() -> {
            try {
                files.delete(job, artifact);
            } catch (UncheckedIOException e) {
                LOG.warn("Job {}: {}", job, e.toString());
            }
        });
    }

    /** Removes the bytes of jobs that were noted long ago; returns how many jobs there were. */
    int removeNoted(Instant before) {
        List<UUID> left = artifacts.removals(before);
        left.forEach(this::remove);
        return left.size();
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
