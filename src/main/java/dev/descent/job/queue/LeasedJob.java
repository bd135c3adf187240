package dev.descent.job.queue;

import dev.descent.event.log.NewEvent;
import dev.descent.job.EndedRun;
import dev.descent.job.Job;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.LogState;
import dev.descent.job.Parent;
import dev.descent.job.Progress;
import dev.descent.job.admit.Admitted;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.train.StopSignal.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job in the hands of the worker that claimed it. While the lease lasts nobody else writes the job's log, so its head is
 * known here. {@link #extend} may be called from any thread, the others from one at a time.
 */
public final class LeasedJob {
    private final Job job;
    private final Duration lease;
    private final LeasedJobs leased;
    private LogState head;
    private ResolvedJob resolved;

    LeasedJob(Job job, Duration lease, LeasedJobs leased) {
        this.job = job;
        this.lease = lease;
        this.leased = leased;
        this.head = job.log();
        this.resolved = ResolvedJob.of(job);
    }

    public UUID id() {
        return job.id();
    }

    public int attempt() {
        return job.state().attempt();
    }

    /** The last iteration that the log holds: where the run is to go on. */
    public long iteration() {
        return head.iteration();
    }

    /** What it was checked to be. */
    public ResolvedJob resolved() {
        return resolved;
    }

    /** What is planned, before the first iteration. */
    public Progress progress() {
        return Progress.read(head.progress());
    }

    /** The latest of each. */
    public JsonNode metrics() {
        return head.metrics();
    }

    /** The iteration that its own follow. */
    public long start() {
        return job.submission().start();
    }

    /** Where it begins; null for the beginning. */
    public @Nullable Parent parent() {
        return job.parent();
    }

    /**
     * Writes what the job is now that it was checked on its data. May be repeated.
     *
     * @throws LeaseLost where the job is another's; nothing was written
     */
    public void resolve(Admitted checked) {
        leased.leases().resolve(id(), token(), checked, planned(checked));
        resolved = ResolvedJob.of(checked);
        head = new LogState(head.seq(), head.iteration(), planned(checked).toJson(), head.metrics());
    }

    private Progress planned(Admitted checked) {
        return checked.planned().at(progress().epoch(), head.iteration());
    }

    /**
     * Appends an event that changes nothing else. May be repeated, like the other appends.
     *
     * @return why to stop, CANCELLED or PAUSED, or null
     * @throws LeaseLost where the job is another's; nothing was written
     */
    public @Nullable Reason append(NewEvent event) {
        return append(LogAppend.of(List.of(event)), head.iteration(), head.progress(), head.metrics());
    }

    /**
     * Takes back what the log holds of iterations after a checkpoint, and the checkpoints of these; the run goes on there.
     *
     * @param checkpoint or null for the beginning
     * @param warnings why it is not the newest
     * @return why to stop, CANCELLED or PAUSED, or null
     * @throws LeaseLost where the job is another's; nothing was written
     */
    public @Nullable Reason rewind(@Nullable KeptCheckpoint checkpoint, List<NewEvent> warnings) {
        long iteration = checkpoint == null ? 0 : checkpoint.iteration();
        List<NewEvent> events = new ArrayList<>(warnings);
        events.add(JobEvents.rewind(iteration, attempt()));
        LogState rewound = job.with(head).rewound(checkpoint);
        return append(LogAppend.rewinding(iteration, events), iteration, rewound.progress(), rewound.metrics());
    }

    /** What a log says where its run goes back to an iteration by itself. */
    public NewEvent rewindEvent(long iteration) {
        return JobEvents.rewind(iteration, attempt());
    }

    /** What it can go on from, the newest first. */
    public List<KeptCheckpoint> checkpoints() {
        return leased.checkpoints().list(id());
    }

    /**
     * Writes what computes the network, where that is not what was written when the job was checked. May be repeated.
     *
     * @throws LeaseLost where the job is another's; nothing was written
     */
    public void computedBy(ChosenEngine used) {
        if (!used.equals(resolved.engine())) {
            leased.leases().computedBy(id(), token(), used);
            resolved = resolved.by(used);
        }
    }

    /**
     * Gives a sign of life.
     *
     * @return why to stop, CANCELLED or PAUSED, or null
     * @throws LeaseLost where the job is another's
     */
    public @Nullable Reason extend() {
        return leased.leases().extend(id(), token(), lease).orElse(null);
    }

    /**
     * Appends to the log, all or nothing. May be repeated with the same content after a failure whose outcome is not known: they
     * are appended once.
     *
     * @param iteration the last one that the log then holds
     * @return why to stop, CANCELLED or PAUSED, or null
     * @throws LeaseLost where the job is another's; nothing was written
     */
    public @Nullable Reason append(LogAppend added, long iteration, JsonNode progress, JsonNode metrics) {
        LogState next = new LogState(head.seq() + added.events().size(), iteration, progress, metrics);
        Reason asked = leased.log().append(id(), token(), next, added);
        head = next;
        return asked;
    }

    /**
     * Ends the job. The files of {@code run} are in the artifact store already.
     *
     * @throws LeaseLost where the job is another's; nothing was written
     */
    public Job finish(EndedRun run) {
        return leased.finish(id(), token(), run);
    }

    /**
     * Gives the job back, to the queue or paused as it was asked for; the attempt does not count.
     *
     * @throws LeaseLost where the job is another's
     */
    public Job release() {
        return leased.release(id(), token());
    }

    /**
     * Lets go of the lease, as if this worker had died: whoever looks for lost jobs takes it at once.
     *
     * @throws LeaseLost where the job is another's
     */
    public void abandon() {
        leased.leases().extend(id(), token(), Duration.ZERO);
    }

    private UUID token() {
        return job.lease().token();
    }
}
