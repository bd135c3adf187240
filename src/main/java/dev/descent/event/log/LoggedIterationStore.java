package dev.descent.event.log;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the iterations that a log holds, from the stored chunks themselves. */
@Repository
public class LoggedIterationStore {
    /** Each iteration once, even if chunks should overlap: what a chunk adds begins behind all that came before it. */
    private static final String STORED = """
            select coalesce(sum(greatest(0, last - greatest(first - 1, before))), 0)
            from (select first_iteration as first,
                         first_iteration + points - 1 as last,
                         coalesce(max(first_iteration + points - 1) over (
                             order by first_iteration rows between unbounded preceding and 1 preceding), 0) as before
                  from metric_chunks
                  where job_id = :job and series = 'loss') chunk
            """;

    private final JdbcClient jdbc;

    LoggedIterationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Iterations whose loss is stored. */
    public long count(UUID job) {
        return jdbc.sql(STORED).param("job", job).query(Long.class).single();
    }
}
