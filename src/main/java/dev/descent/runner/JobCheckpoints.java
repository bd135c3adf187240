package dev.descent.runner;

import dev.descent.artifact.Artifact;
import dev.descent.content.HeldFile;
import dev.descent.content.StoreUnavailable;
import dev.descent.event.log.NewEvent;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.Parent;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import dev.descent.ml.train.checkpoint.StartingPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of a job that this worker runs. */
final class JobCheckpoints implements Checkpoints, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobCheckpoints.class);

    private final LeasedJob job;
    private final CheckpointFiles files;
    private final List<HeldFile> held = new ArrayList<>();
    private final @Nullable SavedCheckpoint newest;
    private @Nullable JobLog log;

    /**
     * Looks for where to go on, and takes the log back to there where that is not the newest checkpoint: one that is damaged, or not
     * there, is passed over for the one before.
     */
    JobCheckpoints(LeasedJob job, CheckpointFiles files, FencedRetry retry) {
        this.job = job;
        this.files = files;
        List<PassedOver> passed = new ArrayList<>();
        List<KeptCheckpoint> kept = job.checkpoints();
        int first = 0;
        SavedCheckpoint found = null;
        for (; found == null && first < kept.size(); first++) {
            found = open(kept.get(first), passed);
        }
        newest = found;
        if (found == null && job.parent() != null) {
            throw noBeginning(passed);
        }
        if (!passed.isEmpty()) {
            KeptCheckpoint usable = found == null ? null : kept.get(first - 1);
            retry.run(() -> job.rewind(usable, warnings(passed, usable)));
        }
    }

    private static TrainingFailed noBeginning(List<PassedOver> passed) {
        boolean missing = passed.stream().allMatch(PassedOver::isMissing);
        return new TrainingFailed(
                "checkpoint_damaged",
                missing
                        ? "The checkpoint to begin from is not where this worker looks for it, and neither are all that"
                                + " came after it: services on one database do not share their folders, or others removed them."
                        : "The checkpoint to begin from is damaged, and so are all that came after it.");
    }

    private static List<NewEvent> warnings(List<PassedOver> passed, @Nullable KeptCheckpoint usable) {
        List<NewEvent> warnings = new ArrayList<>();
        for (int i = 0; i < passed.size(); i++) {
            boolean oldest = usable == null && i == passed.size() - 1;
            warnings.add(passed.get(i).warning(oldest ? "begins anew" : "goes on from the one before"));
        }
        return warnings;
    }

    private @Nullable SavedCheckpoint open(KeptCheckpoint checkpoint, List<PassedOver> passed) {
        try {
            return open(checkpoint);
        } catch (StoreUnavailable away) {
            throw new UncheckedIOException("a checkpoint that may be whole cannot be had now", away);
        } catch (IOException e) {
            LOG.warn(
                    "Job {}: the checkpoint of iteration {} cannot be used: {}",
                    job.id(),
                    checkpoint.iteration(),
                    e.toString());
            passed.add(new PassedOver(checkpoint, e));
            return null;
        }
    }

    /** Where the run begins. */
    Position start() {
        return newest == null ? Position.BEGINNING : newest.position();
    }

    @Override
    public long optimizerStart() {
        Parent parent = job.parent();
        return parent == null ? 0 : parent.optimizerStart();
    }

    /** What is kept from now on is told here. */
    void tell(JobLog to) {
        log = to;
    }

    @Override
    public @Nullable SavedCheckpoint newest() {
        return newest;
    }

    @Override
    public SavedCheckpoint open(long iteration) throws IOException {
        KeptCheckpoint kept = job.checkpoints().stream()
                .filter(checkpoint -> checkpoint.iteration() == iteration)
                .findFirst()
                .orElseThrow(() -> new NoSuchFileException("the checkpoint of iteration " + iteration));
        return open(kept);
    }

    private SavedCheckpoint open(KeptCheckpoint checkpoint) throws IOException {
        HeldFile file = files.hold(job.id(), checkpoint);
        held.add(file);
        CheckpointFile saved = CheckpointFile.open(file.path());
        Parent parent = job.parent();
        return parent != null && parent.iteration() == checkpoint.iteration()
                ? new StartingPoint(saved, parent.optimizerState())
                : saved;
    }

    @Override
    public void close() {
        held.forEach(HeldFile::close);
    }

    @Override
    public void keep(Checkpoint checkpoint) throws IOException {
        keepAll(List.of(checkpoint), safe -> {});
    }

    /** Together, so that their directories are synced once. They are told of when all are safe. */
    @Override
    public void keepAll(List<Checkpoint> due, Consumer<Checkpoint> safe) throws IOException {
        JobLog told = log;
        if (told == null) {
            throw new IllegalStateException("the run has no log yet");
        }
        List<Artifact> written = files.write(job.id(), due);
        for (int i = 0; i < due.size(); i++) {
            tell(due.get(i), written.get(i), told);
            safe.accept(due.get(i));
        }
    }

    private void tell(Checkpoint checkpoint, Artifact artifact, JobLog told) {
        Position at = checkpoint.position();
        BestEpoch best = at.best();
        told.checkpoint(new KeptCheckpoint(
                at.iteration(),
                at.epoch(),
                artifact,
                at.needs(),
                best == null ? null : best.iteration(),
                new ProgressTracker(job.progress(), job.resolved().maxSeconds(), job.start(), at).metrics()));
    }
}
