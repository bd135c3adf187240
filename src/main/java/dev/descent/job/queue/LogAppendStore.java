package dev.descent.job.queue;

import dev.descent.artifact.Artifact;
import dev.descent.event.log.EventStore;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.LogState;
import dev.descent.ml.train.StopSignal.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appends to the log of a leased job, always inside its caller's transaction: the log's head, fenced, and what leads there. */
@Repository
class LogAppendStore {
    private static final String ADVANCE = """
            update jobs
            set last_seq = :last, last_iteration = :iteration,
                progress = cast(:progress as json), metrics = cast(:metrics as json)
            where id = :id and lease_token = :token and last_seq = :before
            returning last_seq, cancel_requested, pause_requested
            """;

    private static final String HEAD = """
            select last_seq, cancel_requested, pause_requested from jobs where id = :id and lease_token = :token
            """;

    private final JdbcClient jdbc;
    private final EventStore events;
    private final CheckpointStore checkpoints;

    LogAppendStore(JdbcClient jdbc, EventStore events, CheckpointStore checkpoints) {
        this.jdbc = jdbc;
        this.events = events;
        this.checkpoints = checkpoints;
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
}
