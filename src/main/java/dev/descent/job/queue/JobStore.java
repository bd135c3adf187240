package dev.descent.job.queue;

import dev.descent.artifact.KnownJobs;
import dev.descent.job.Job;
import dev.descent.job.Lease;
import dev.descent.job.LogState;
import dev.descent.job.State;
import dev.descent.job.Submission;
import dev.descent.ml.train.StopSignal.Reason;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code jobs}, but for what a worker does with the job it leased: see {@link JobQueue}. */
@Repository
class JobStore implements KnownJobs {
    private static final String INSERT = """
            insert into jobs (id, name, tags, priority, lane, turn, status, submitted, spec, data, engine, parent, last_seq, last_iteration,
                              progress)
            values (:id, :name, cast(:tags as jsonb), :priority, :lane, :turn, 'queued', cast(:submitted as json),
                    cast(:spec as json), cast(:data as json), cast(:engine as json), cast(:parent as json), :seq,
                    :iteration, cast(:progress as json))
            """;

    private static final String FIND = "select * from jobs where id = :id";

    private static final String EXISTS = "select exists (select from jobs where id = :job)";

    private static final String LOCK = "select * from jobs where id = :id for update";

    private static final String SAVE = """
            update jobs
            set status = :status, attempt = :attempt, lost = :lost, not_before = :earliest,
                cancel_requested = :cancel, pause_requested = :pause,
                lease_token = :token, lease_until = :until, worker = :worker, lease_start = :start,
                failure = cast(:failure as json), receipt = cast(:receipt as json),
                gates = cast(:gates as json),
                started_at = :started, finished_at = :finished,
                last_seq = :seq, last_iteration = :iteration,
                progress = cast(:progress as json), metrics = cast(:metrics as json)
            where id = :id
            """;

    private static final String DELETE = "delete from jobs where id = :id";

    private static final String NOW = "select clock_timestamp()";

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a queued job. */
    void insert(UUID id, Submission submission, QueueTurn turn, LogState head) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("name", submission.name())
                .param("tags", Columns.text(submission.tags()))
                .param("priority", submission.priority())
                .param("lane", turn.lane())
                .param("turn", turn.number())
                .param("submitted", submission.submitted().toString())
                .param("spec", submission.spec().toString())
                .param("data", submission.data().toString())
                .param("engine", Columns.text(submission.engine()))
                .param("parent", Columns.text(submission.parent()))
                .param("seq", head.seq())
                .param("iteration", head.iteration())
                .param("progress", head.progress().toString())
                .update();
    }

    @Override
    public boolean exists(UUID job) {
        return jdbc.sql(EXISTS).param("job", job).query(Boolean.class).single();
    }

    Optional<Job> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(Columns::job).optional();
    }

    /** The job, which nobody else changes until the transaction ends. */
    Optional<Job> lock(UUID id) {
        return jdbc.sql(LOCK).param("id", id).query(Columns::job).optional();
    }

    /** Writes the state and the log's head of a job that is locked. */
    void save(Job job) {
        State state = job.state();
        Lease lease = state.lease();
        jdbc.sql(SAVE)
                .param("id", job.id())
                .param("status", state.status().word())
                .param("attempt", state.attempt())
                .param("lost", state.attempts().lost())
                .param("earliest", Columns.time(state.attempts().notBefore()))
                .param("cancel", state.asked() == Reason.CANCELLED)
                .param("pause", state.asked() == Reason.PAUSED)
                .param("token", lease == null ? null : lease.token())
                .param("until", lease == null ? null : Columns.time(lease.until()))
                .param("worker", lease == null ? null : lease.worker())
                .param("start", lease == null ? null : lease.start())
                .param("failure", Columns.text(state.failure()))
                .param("receipt", Columns.text(state.receipt()))
                .param("gates", Columns.text(state.gates()))
                .param("started", Columns.time(state.startedAt()))
                .param("finished", Columns.time(state.finishedAt()))
                .param("seq", job.log().seq())
                .param("iteration", job.log().iteration())
                .param("progress", job.progress().toString())
                .param("metrics", job.metrics().toString())
                .update();
    }

    /** Deletes the job, and by the foreign keys everything that belongs to it. */
    void delete(UUID id) {
        jdbc.sql(DELETE).param("id", id).update();
    }

    /** The database's clock: the one that all replicas share. */
    Instant now() {
        return jdbc.sql(NOW)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .single()
                .toInstant();
    }
}
