package dev.descent.runner;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.artifact.ArtifactFiles.Writing;
import dev.descent.content.ContentStores;
import dev.descent.folder.Folder;
import dev.descent.folder.FolderFault;
import dev.descent.ml.train.Patience;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.TrainingFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where the files of runs go. It is looked at before a job is trained, so that nothing is trained that could not be kept. */
@Component
@Profile("worker")
class Results {
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    /** For which what was seen holds: small jobs come many to a second, and a look writes and deletes files. */
    private static final long FRESH_NANOS = 1_000_000_000;

    private final ArtifactFiles artifacts;
    private final CheckpointFiles checkpoints;
    private final ContentStores stores;
    private final RunnerSettings settings;
    private final List<Folder> folders;
    private final LongSupplier nanos;
    private volatile boolean closed;
    private volatile long lookedAt;

    @Autowired
    Results(ArtifactFiles artifacts, CheckpointFiles checkpoints, ContentStores stores, RunnerSettings settings) {
        this(artifacts, checkpoints, stores, settings, System::nanoTime);
    }

    /** @param nanos a clock */
    Results(
            ArtifactFiles artifacts,
            CheckpointFiles checkpoints,
            ContentStores stores,
            RunnerSettings settings,
            LongSupplier nanos) {
        this.nanos = nanos;
        this.lookedAt = nanos.getAsLong() - FRESH_NANOS;
        this.artifacts = artifacts;
        this.stores = stores;
        this.checkpoints = checkpoints;
        this.settings = settings;
        this.folders = List.of(
                new Folder(artifacts.folder(), "descent.artifact.folder"),
                new Folder(settings.scratch(), "descent.runner.scratch"));
    }

    CheckpointFiles checkpoints() {
        return checkpoints;
    }

    /** Whether jobs may be claimed. Looks only where the last look found that they may not. */
    boolean areOpen() {
        return !closed || look();
    }

    /** Whether results can be kept now, or could be less than a second ago. Jobs are left to other workers until they can. */
    boolean look() {
        long now = nanos.getAsLong();
        return (!closed && now - lookedAt < FRESH_NANOS) || lookAt(now);
    }

    private boolean lookAt(long now) {
        Optional<String> fault = fault();
        if (fault.isPresent() && !closed) {
            LOG.error("{} No job is trained here until it can.", fault.get());
        } else if (fault.isEmpty() && closed) {
            LOG.info("Results can be kept again");
        }
        lookedAt = now;
        closed = fault.isPresent();
        return !closed;
    }

    private Optional<String> fault() {
        return folders.stream()
                .map(Folder::unwritable)
                .flatMap(Optional::stream)
                .findFirst()
                .map(FolderFault::toString)
                .or(() -> stores.fault().map(reason -> "Results cannot be kept: " + reason + "."));
    }

    /** @throws TrainingFailed where so many bytes have no room: in the scratch folder, and then beside the other artifacts */
    void require(long bytes) {
        try {
            Map<FileStore, Long> needed = new HashMap<>();
            for (Folder folder : folders) {
                needed.merge(Files.getFileStore(folder.path()), bytes, Long::sum);
            }
            for (Map.Entry<FileStore, Long> store : needed.entrySet()) {
                requireFree(store.getKey(), store.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for room", e);
        }
    }

    private static void requireFree(FileStore store, long needed) throws IOException {
        long free = store.getUsableSpace();
        if (free < needed) {
            throw new TrainingFailed(
                    "disk_full",
                    "The job was not begun: its files need about " + needed + " bytes on the worker's disk, of which "
                            + free + " are free. Make room there and submit it again.");
        }
    }

    /**
     * Bytes before rows: what the job's row will point to is on the disk when this returns.
     *
     * @return null where the run is to stop before they are
     * @throws TrainingFailed where they cannot be stored, however often it is tried
     */
    @Nullable
    List<Artifact> keep(UUID job, Map<String, Path> files, StopSignal stop) {
        return write(job, () -> keep(job, files), stop);
    }

    /**
     * Writes what must not be lost, as often as it takes.
     *
     * @return null where the run is to stop before it is written
     * @throws TrainingFailed where it cannot be
     */
    <T> @Nullable T write(UUID job, Patience.Attempt<T> attempt, StopSignal stop) {
        return settings.tries().write(attempt, told -> LOG.error("Job {}: {}", job, told), stop);
    }

    private List<Artifact> keep(UUID job, Map<String, Path> files) throws IOException {
        Map<String, Writing> contents = new TreeMap<>();
        files.forEach((name, file) -> contents.put(name, out -> Files.copy(file, out)));
        try {
            return artifacts.keepAll(job, contents);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
