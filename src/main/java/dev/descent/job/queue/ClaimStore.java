package dev.descent.job.queue;

import dev.descent.event.log.EventStore;
import dev.descent.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The queue in the table {@code jobs}: which job is next, and taking it under a lease. Time is the database's alone. */
@Repository
class ClaimStore {
    /** A job whose worker was lost is not run beside another such one of the same process: one that kills it takes few along. */
    private static final String MAY_RUN = """
            status = 'queued'
            and (not_before is null or not_before <= clock_timestamp())
            and (lost = 0
                 or not exists (select from jobs other
                                where other.status = 'running' and other.lost > 0
                                  and split_part(other.worker, '/', 1) = split_part(:worker, '/', 1)))
            """;

    static final String NEXT = """
            select id from jobs where %s order by priority desc, turn, id limit 1 for update skip locked
            """.formatted(MAY_RUN);

    /**
     * Goes from lane to lane, so that all the jobs of one that is full are passed over at once. Those that run are looked at as such:
     * by an index on tags, all that ever had the tag would be.
     */
    static final String NEXT_UNDER_CAPS = """
            with recursive running as materialized (select tags from jobs where status = 'running'),
            full_tag as materialized (
                select cap.name, cap.tag
                from jsonb_to_recordset(cast(:caps as jsonb)) as cap (name text, tag jsonb, most integer)
                where (select count(*) from running where tags @> cap.tag) >= cap.most),
            lanes as (
                select min(lane) as lane from jobs where status = 'queued'
                union all
                select (select min(jobs.lane) from jobs where status = 'queued' and jobs.lane > lanes.lane)
                from lanes where lanes.lane is not null),
            heads as (
                select head.*
                from lanes cross join lateral (
                    select id, priority, turn from jobs
                    where jobs.lane = lanes.lane and %s and not exists (select from full_tag where jobs.tags @> full_tag.tag)
                    order by priority desc, turn, id limit 1) head
                where lanes.lane not in (select name from full_tag))
            select id from jobs
            where status = 'queued' and id = (select id from heads order by priority desc, turn, id limit 1)
            for update
            """.formatted(MAY_RUN);

    private static final String CLAIM = """
            update jobs
            set status = 'running', attempt = attempt + 1, not_before = null, worker = :worker,
                lease_token = gen_random_uuid(), lease_start = last_iteration,
                lease_until = clock_timestamp() + make_interval(secs => :seconds),
                started_at = coalesce(started_at, clock_timestamp()),
                last_seq = last_seq + 1
            where id = (%s)
            returning *
            """;

    /** Two claims that count at once would both find room for one more. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('descent.job.claim'))";

    private static final String QUEUED = "select count(*) from jobs where status = 'queued'";

    private final JdbcClient jdbc;
    private final EventStore events;

    ClaimStore(JdbcClient jdbc, EventStore events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @param caps by which some jobs may have to wait */
    Optional<Job> claim(String worker, Duration lease, TagCaps caps) {
        if (!caps.isEmpty()) {
            jdbc.sql(ALONE).query((row, number) -> true).single();
        }
        Optional<Job> claimed = jdbc.sql(CLAIM.formatted(caps.isEmpty() ? NEXT : NEXT_UNDER_CAPS))
                .param("worker", worker)
                .param("seconds", lease.toMillis() / 1e3)
                .param("caps", caps.toJson().toString())
                .query(Columns::job)
                .optional();
        claimed.ifPresent(job -> events.insert(job.id(), job.log().seq(), List.of(JobEvents.status(job.state()))));
        return claimed;
    }

    long queued() {
        return jdbc.sql(QUEUED).query(Long.class).single();
    }
}
