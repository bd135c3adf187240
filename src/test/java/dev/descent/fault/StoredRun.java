package dev.descent.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database holds of a job that is over.
 *
 * @param iterations whose loss is stored, as often as it is
 * @param losses theirs
 * @param receipt with the hash of the parameters
 * @param gaps in the log's numbers
 * @param ends terminal status events and end events
 */
record StoredRun(String status, List<Long> iterations, List<Double> losses, String receipt, long gaps, String ends) {
    private static final String JOB = """
            select status, receipt::text as receipt,
                   last_seq - (select count(*) from events where job_id = id) as gaps,
                   (select string_agg(kind || ' ' || (data ->> 'status'), ', ' order by seq) from events
                    where job_id = id and data ->> 'status' in ('succeeded', 'failed', 'cancelled')) as ends
            from jobs where id = :job
            """;

    private static final String POINTS =
            "select %s from metric_point where job_id = :job and series = 'loss' order by iteration, value";

    static StoredRun of(JdbcClient sql, String job) {
        UUID id = UUID.fromString(job);
        List<Long> iterations = points(sql, id, "iteration", Long.class);
        List<Double> losses = points(sql, id, "value", Double.class);
        return sql.sql(JOB)
                .param("job", id)
                .query((row, number) -> new StoredRun(
                        row.getString("status"),
                        iterations,
                        losses,
                        Objects.requireNonNullElse(row.getString("receipt"), "none"),
                        row.getLong("gaps"),
                        Objects.requireNonNullElse(row.getString("ends"), "none")))
                .single();
    }

    private static <T> List<T> points(JdbcClient sql, UUID job, String column, Class<T> type) {
        return sql.sql(POINTS.formatted(column)).param("job", job).query(type).list();
    }

    /** In what a disturbed run is not this one; nothing where nothing was lost. */
    List<String> differences(StoredRun disturbed) {
        List<String> found = new ArrayList<>();
        differ(found, "status", status, disturbed.status);
        differ(found, "ends", ends, disturbed.ends);
        differ(found, "receipt", receipt, disturbed.receipt);
        differ(found, "gaps in the log", gaps, disturbed.gaps);
        differ(found, "number of losses", losses.size(), disturbed.losses.size());
        for (int i = 0; i < Math.min(losses.size(), disturbed.losses.size()); i++) {
            String at = iterations.get(i) + ": " + losses.get(i);
            String there = disturbed.iterations.get(i) + ": " + disturbed.losses.get(i);
            if (!at.equals(there)) {
                found.add("iteration and loss " + at + " became " + there);
                return found;
            }
        }
        return found;
    }

    private static void differ(List<String> found, String what, Object expected, Object was) {
        if (!expected.equals(was)) {
            found.add(what + " " + expected + " became " + was);
        }
    }
}
