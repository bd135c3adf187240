package dev.descent.job.queue;

import dev.descent.job.JobSettings;
import dev.descent.job.Submission;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Turns in the queue in the table {@code jobs}, so that nobody's jobs wait behind all of somebody else's. */
@Repository
class TurnStore {
    /** Where the queue of a priority stands: at the latest turn that runs, or else at the next one. */
    private static final String STANDS_AT = """
            coalesce((select max(other.turn) from jobs other where other.status = 'running' and other.priority = %1$s),
                     (select min(other.turn) from jobs other where other.status = 'queued' and other.priority = %1$s), 0)
            """;

    /** After the last one of its lane that waits; a lane without one does not catch up on what it did not ask for. */
    private static final String NEXT = """
            select greatest(%s, (select max(turn) + 1 from jobs where status = 'queued' and lane = :lane and priority = :priority))
            """.formatted(STANDS_AT.formatted(":priority"));

    private static final String REJOIN =
            "update jobs set turn = least(turn, %s) where id = :id".formatted(STANDS_AT.formatted("jobs.priority"));

    private final JdbcClient jdbc;
    private final String tag;

    TurnStore(JdbcClient jdbc, JobSettings settings) {
        this.jdbc = jdbc;
        this.tag = settings.fairTag();
    }

    /** The turn of a job that is about to be queued. Two that come at the same moment may get the same. */
    QueueTurn next(Submission submission) {
        if (tag.isEmpty()) {
            return QueueTurn.BY_AGE;
        }
        String value = submission.tags().get(tag);
        String lane = value == null ? tag : tag + ":" + value;
        long number = jdbc.sql(NEXT)
                .param("lane", lane)
                .param("priority", submission.priority())
                .query(Long.class)
                .single();
        return new QueueTurn(lane, number);
    }

    /** A job that rested goes no later than one that comes now: the queue may have begun anew meanwhile. */
    void rejoin(UUID id) {
        jdbc.sql(REJOIN).param("id", id).update();
    }
}
