package dev.descent.job.queue;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.content.HeldFile;
import dev.descent.content.StoreUnavailable;
import dev.descent.job.Job;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.Parent;
import dev.descent.job.StartFrom;
import dev.descent.job.admit.Start;
import dev.descent.job.admit.StartPoints;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.StartCheck;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds checkpoints that other jobs begin from, and gives each of these its own copy. */
@Component
class ParentCheckpoints implements StartPoints {
    private static final int MOST_TRIES = 5;

    private final JobStore jobs;
    private final CheckpointStore checkpoints;
    private final ArtifactFiles files;

    ParentCheckpoints(JobStore jobs, CheckpointStore checkpoints, ArtifactFiles files) {
        this.jobs = jobs;
        this.checkpoints = checkpoints;
        this.files = files;
    }

    @Override
    public Start find(StartFrom from, OptimizerSpec optimizer, LossSpec loss) {
        Job job = jobs.find(from.id()).orElseThrow(() -> new InvalidSpec("job", "names no job that there is"));
        for (int tries = 1; ; tries++) {
            List<KeptCheckpoint> all = checkpoints.list(from.id());
            KeptCheckpoint kept = chosen(from.checkpoint(), all)
                    .orElseThrow(() -> new InvalidSpec("checkpoint", "names none that the job has: " + told(all)));
            try {
                return start(from, job, kept, optimizer, loss);
            } catch (StoreUnavailable away) {
                throw new UncheckedIOException("a checkpoint to begin from cannot be had now", away);
            } catch (IOException e) {
                // one that was pruned since is followed by others
                if (!(e instanceof NoSuchFileException) || tries == MOST_TRIES) {
                    throw new InvalidSpec("checkpoint", "names one that cannot be read");
                }
            }
        }
    }

    private Start start(StartFrom from, Job job, KeptCheckpoint kept, OptimizerSpec optimizer, LossSpec loss)
            throws IOException {
        CheckpointFile saved = open(from.id(), kept);
        if (from.checkpoint().isNumber() && saved.position().batches() > 0) {
            throw new InvalidSpec("checkpoint", "names an epoch that the job has a checkpoint within, not at its end");
        }
        boolean withState = StartCheck.takesState(saved, optimizer, loss) && !isUnused(job.parent(), kept);
        return new Start(parent(from, job, kept, withState), kept, saved);
    }

    /** Whether the optimizer's state in a checkpoint is of the job before, and this one's began with nothing. */
    private static boolean isUnused(@Nullable Parent before, KeptCheckpoint kept) {
        return before != null && !before.optimizerState() && before.iteration() == kept.iteration();
    }

    private static Optional<KeptCheckpoint> chosen(JsonNode choice, List<KeptCheckpoint> newestFirst) {
        if (choice.isNumber()) {
            return newestFirst.stream()
                    .filter(checkpoint -> checkpoint.epoch() == choice.intValue())
                    .findFirst();
        }
        Optional<KeptCheckpoint> newest = newestFirst.stream().findFirst();
        return choice.stringValue().equals("last")
                ? newest
                : newest.map(KeptCheckpoint::best).flatMap(best -> newestFirst.stream()
                        .filter(checkpoint -> best == checkpoint.iteration())
                        .findFirst());
    }

    private static String told(List<KeptCheckpoint> all) {
        return all.isEmpty()
                ? "it has none"
                : "it has those of epochs "
                        + String.join(
                                ", ",
                                all.stream()
                                        .map(checkpoint -> Integer.toString(checkpoint.epoch()))
                                        .toList());
    }

    private static Parent parent(StartFrom from, Job job, KeptCheckpoint kept, boolean withState) {
        Parent before = job.parent();
        long began = before == null ? 0 : before.optimizerStart();
        return new Parent(
                from.id().toString(),
                from.checkpoint(),
                kept.epoch(),
                kept.iteration(),
                withState,
                withState ? began : kept.iteration());
    }

    @Override
    public CheckpointFile heldBy(UUID job) {
        KeptCheckpoint kept = checkpoints.newest(job).orElseThrow();
        try {
            return open(job, kept);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint that job " + job + " begins from", e);
        }
    }

    private CheckpointFile open(UUID job, KeptCheckpoint kept) throws IOException {
        try (HeldFile file = files.open(job, kept.artifact())) {
            return CheckpointFile.open(file.path());
        }
    }

    /**
     * Copies the bytes for a job that begins there. Then record them in the transaction that adds the job.
     *
     * @throws CheckpointPruned where they are gone
     * @throws InvalidSpec where they are not those that were written
     */
    KeptCheckpoint copy(UUID job, Start start) {
        Artifact from = start.kept().artifact();
        Artifact copy = copy(job, from, UUID.fromString(start.parent().job()));
        if (!copy.sha256().equals(from.sha256())) {
            throw new InvalidSpec("start_from.checkpoint", "names one that is damaged");
        }
        JsonNode none = JsonNodeFactory.instance.objectNode();
        return new KeptCheckpoint(start.kept().iteration(), start.kept().epoch(), copy, List.of(), null, none);
    }

    private Artifact copy(UUID job, Artifact from, UUID owner) {
        try (HeldFile file = files.open(owner, from)) {
            return files.keep(job, from.name(), file.path());
        } catch (NoSuchFileException pruned) {
            throw new CheckpointPruned();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof NoSuchFileException ? new CheckpointPruned() : e;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy a checkpoint", e);
        }
    }
}
