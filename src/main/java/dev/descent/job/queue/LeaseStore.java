package dev.descent.job.queue;

import dev.descent.artifact.Artifact;
import dev.descent.event.log.EventStore;
import dev.descent.job.Job;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.LogState;
import dev.descent.job.Progress;
import dev.descent.job.admit.Admitted;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.train.StopSignal.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The queue and its leases in the table {@code jobs}. Time is the database's alone. What a worker writes names its lease's token, and
 * finds no row once the job is another's.
 */
@Repository
class LeaseStore {
    /** A job whose worker was lost is not run beside another such one of the same process: one that kills it takes few along. */
    private static final String CLAIM = """
            with capped as (
                select cap.tag
                from jsonb_to_recordset(cast(:caps as jsonb)) as cap (tag jsonb, most integer)
                where (select count(*) from jobs where jobs.status = 'running' and jobs.tags @> cap.tag) >= cap.most)
            update jobs
            set status = 'running', attempt = attempt + 1, not_before = null, worker = :worker,
                lease_token = gen_random_uuid(), lease_start = last_iteration,
                lease_until = clock_timestamp() + make_interval(secs => :seconds),
                started_at = coalesce(started_at, clock_timestamp()),
                last_seq = last_seq + 1
            where id = (select id from jobs
                        where status = 'queued'
                          and (not_before is null or not_before <= clock_timestamp())
                          and not exists (select from capped where jobs.tags @> capped.tag)
                          and (lost = 0
                               or not exists (select from jobs other
                                              where other.status = 'running' and other.lost > 0
                                                and split_part(other.worker, '/', 1) = split_part(:worker, '/', 1)))
                        order by priority desc, id limit 1 for update skip locked)
            returning *
            """;

    /** Two claims that count at once would both find room for one more. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('descent.job.claim'))";

    private static final String EXTEND = """
            update jobs set lease_until = clock_timestamp() + make_interval(secs => :seconds)
            where id = :id and lease_token = :token
            returning cancel_requested, pause_requested
            """;

    private static final String ADVANCE = """
            update jobs
            set last_seq = :last, last_iteration = :iteration,
                progress = cast(:progress as json), metrics = cast(:metrics as json)
            where id = :id and lease_token = :token and last_seq = :before
            returning last_seq, cancel_requested, pause_requested
            """;

    private static final String RESOLVE = """
            update jobs
            set spec = cast(:spec as json), data = cast(:data as json), engine = cast(:engine as json),
                progress = cast(:progress as json)
            where id = :id and lease_token = :token
            """;

    private static final String COMPUTED_BY = """
            update jobs set engine = cast(:engine as json) where id = :id and lease_token = :token
            """;

    private static final String HEAD = """
            select last_seq, cancel_requested, pause_requested from jobs where id = :id and lease_token = :token
            """;

    private static final String LOCK = "select * from jobs where id = :id and lease_token = :token for update";

    private static final String EXPIRED = """
            select id from jobs where status = 'running' and lease_until < :at order by lease_until limit 100
            """;

    private static final String LOCK_EXPIRED = """
            select * from jobs where id = :id and status = 'running' and lease_until < :at
            for update skip locked
            """;

    private static final String QUEUED = "select count(*) from jobs where status = 'queued'";

    private final JdbcClient jdbc;
    private final EventStore events;
    private final CheckpointStore checkpoints;

    LeaseStore(JdbcClient jdbc, EventStore events, CheckpointStore checkpoints) {
        this.jdbc = jdbc;
        this.events = events;
        this.checkpoints = checkpoints;
    }

    /** @param caps by which some jobs may have to wait */
    Optional<Job> claim(String worker, Duration lease, TagCaps caps) {
        if (!caps.isEmpty()) {
            jdbc.sql(ALONE).query((row, number) -> true).single();
        }
        Optional<Job> claimed = jdbc.sql(CLAIM)
                .param("worker", worker)
                .param("seconds", lease.toMillis() / 1e3)
                .param("caps", caps.toJson().toString())
                .query(Columns::job)
                .optional();
        claimed.ifPresent(job -> events.insert(job.id(), job.log().seq(), List.of(JobEvents.status(job.state()))));
        return claimed;
    }

    /** Moves the lease's end; says why the worker is to stop, if it is. */
    Optional<Reason> extend(UUID id, UUID token, Duration lease) {
        return jdbc.sql(EXTEND)
                .param("id", id)
                .param("token", token)
                .param("seconds", lease.toMillis() / 1e3)
                .query((row, number) -> Optional.ofNullable(Columns.asked(row)))
                .optional()
                .orElseThrow(() -> new LeaseLost(id));
    }

    /**
     * Moves the log's head to {@code after}, and adds the events that lead there. Where it stands there already, an earlier try was
     * committed although its answer was lost: then there is nothing to do.
     */
    Appended append(UUID id, UUID token, LogState after, LogAppend added) {
        long before = after.seq() - added.events().size();
        Optional<HeardHead> moved = advance(id, token, before, after);
        if (moved.isEmpty()) {
            return new Appended(appendedEarlier(id, token, after.seq()), List.of());
        }
        List<Artifact> removed = new ArrayList<>();
        if (added.rewindTo() != null) {
            events.rewind(id, added.rewindTo());
            removed.addAll(checkpoints.rewind(id, added.rewindTo()));
        }
        events.insert(id, before + 1, added.events());
        for (KeptCheckpoint checkpoint : added.checkpoints()) {
            checkpoints.record(id, checkpoint);
            removed.addAll(checkpoints.prune(id, added.keep()));
        }
        return new Appended(moved.get().asked(), removed);
    }

    /**
     * What an append came to.
     *
     * @param asked why the worker is to stop, or null
     * @param removed artifacts whose bytes are to be deleted after the commit
     */
    record Appended(@Nullable Reason asked, List<Artifact> removed) {}

    /** Where a log ends, and what its worker is told by the way. */
    private record HeardHead(long seq, @Nullable Reason asked) {
        static HeardHead of(ResultSet row, int number) throws SQLException {
            return new HeardHead(row.getLong("last_seq"), Columns.asked(row));
        }
    }

    /** Replaces what was not known of the job when it was accepted. */
    void resolve(UUID id, UUID token, Admitted known, Progress planned) {
        int found = jdbc.sql(RESOLVE)
                .param("id", id)
                .param("token", token)
                .param("spec", Columns.text(known.spec()))
                .param("data", known.data().toString())
                .param("engine", Columns.text(known.engine()))
                .param("progress", planned.toJson().toString())
                .update();
        if (found == 0) {
            throw new LeaseLost(id);
        }
    }

    /** Replaces what was to compute the network by what does. */
    void computedBy(UUID id, UUID token, ChosenEngine engine) {
        int found = jdbc.sql(COMPUTED_BY)
                .param("id", id)
                .param("token", token)
                .param("engine", Columns.text(engine))
                .update();
        if (found == 0) {
            throw new LeaseLost(id);
        }
    }

    private Optional<HeardHead> advance(UUID id, UUID token, long before, LogState after) {
        return jdbc.sql(ADVANCE)
                .param("id", id)
                .param("token", token)
                .param("before", before)
                .param("last", after.seq())
                .param("iteration", after.iteration())
                .param("progress", after.progress().toString())
                .param("metrics", after.metrics().toString())
                .query(HeardHead::of)
                .optional();
    }

    private @Nullable Reason appendedEarlier(UUID id, UUID token, long seq) {
        HeardHead head = jdbc.sql(HEAD)
                .param("id", id)
                .param("token", token)
                .query(HeardHead::of)
                .optional()
                .orElseThrow(() -> new LeaseLost(id));
        if (head.seq() != seq) {
            throw new IllegalStateException("the log of job " + id + " was written past its worker");
        }
        return head.asked();
    }

    Optional<Job> lock(UUID id, UUID token) {
        return jdbc.sql(LOCK)
                .param("id", id)
                .param("token", token)
                .query(Columns::job)
                .optional();
    }

    /** Some of the jobs whose lease was over at a time, the longest silent first. */
    List<UUID> expired(Instant at) {
        return jdbc.sql(EXPIRED).param("at", Columns.time(at)).query(UUID.class).list();
    }

    /** The job if its lease is still the one that was over then, and nobody else is at it. */
    Optional<Job> lockExpired(UUID id, Instant at) {
        return jdbc.sql(LOCK_EXPIRED)
                .param("id", id)
                .param("at", Columns.time(at))
                .query(Columns::job)
                .optional();
    }

    long queued() {
        return jdbc.sql(QUEUED).query(Long.class).single();
    }
}
