package dev.descent.job.queue;

import dev.descent.job.Status;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of jobs out of the table {@code jobs}, and where they stand in the queue. */
@Repository
class JobListStore {
    /** Only conditions that are asked for: a plan that must hold for any of them uses no index for most. */
    static final String LIST = """
            select id, name, coalesce(spec -> 'tags', '{}') as ordered_tags, status, attempt, lost, not_before, cancel_requested, pause_requested,
                   lease_token, lease_until, worker, lease_start, parent,
                   failure, receipt, gates, created_at, started_at, finished_at, progress, metrics,
                   spec -> 'dataset' ->> 'uri' as dataset, spec -> 'model' ->> 'type' as model,
                   coalesce(spec -> 'loss', '{}') as loss, spec -> 'optimizer' ->> 'type' as optimizer
            from jobs
            where %s
            order by id desc
            limit :limit
            """;

    /** Counts along the queue once, for all of them. */
    static final String PLACES = """
            select id, place - 1 as ahead
            from (select id, row_number() over (order by priority desc, turn, id) as place from jobs where status = 'queued') queue
            where id in (:ids)
            """;

    static final String AHEAD = """
            select (select count(*) from jobs other where other.status = 'queued' and other.priority > job.priority)
                 + (select count(*) from jobs other
                    where other.status = 'queued' and other.priority = job.priority and (other.turn, other.id) < (job.turn, job.id))
            from jobs job where job.id = :id
            """;

    private final JdbcClient jdbc;

    JobListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<ListedJob> list(JobFilter filter, int limit) {
        List<ListedJob> listed = jdbc.sql(LIST.formatted(where(filter)))
                .param("after", filter.after())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().word())
                .param("name", filter.name())
                .param("tags", Columns.text(filter.tags()))
                .param("limit", limit)
                .query(Columns::listed)
                .list();
        Map<UUID, Long> ahead = ahead(listed);
        return listed.stream().map(job -> job.behind(ahead.get(job.id()))).toList();
    }

    static String where(JobFilter filter) {
        Map<String, Boolean> conditions = new LinkedHashMap<>();
        conditions.put("true", true);
        conditions.put("id < :after", filter.after() != null);
        conditions.put("status = :status", filter.status() != null);
        conditions.put("name = :name", filter.name() != null);
        conditions.put("tags @> cast(:tags as jsonb)", !filter.tags().isEmpty());
        conditions.values().removeIf(isAsked -> !isAsked);
        return String.join(" and ", conditions.keySet());
    }

    private Map<UUID, Long> ahead(List<ListedJob> listed) {
        List<UUID> queued = listed.stream()
                .filter(job -> job.state().status() == Status.QUEUED)
                .map(ListedJob::id)
                .toList();
        Map<UUID, Long> ahead = new HashMap<>();
        if (!queued.isEmpty()) {
            jdbc.sql(PLACES).param("ids", queued).query(row -> {
                ahead.put(row.getObject("id", UUID.class), row.getLong("ahead"));
            });
        }
        return ahead;
    }

    /** Jobs of the queue that come before one. */
    long ahead(UUID id) {
        return jdbc.sql(AHEAD).param("id", id).query(Long.class).single();
    }
}
