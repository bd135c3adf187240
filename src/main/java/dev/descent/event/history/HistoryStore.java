package dev.descent.event.history;

import dev.descent.event.log.ChunkSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads series. */
@Repository
class HistoryStore {
    private static final int ROWS_AT_ONCE = 64;

    /** Of summaries, which are small. */
    private static final int SUMMARIES_AT_ONCE = 1_024;

    /** When values were stored. It has no values of its own in the log, and is answered only where it is asked for. */
    static final String TIME = "time";

    /**
     * The chunks of a series that may have iterations of a range, found by the key alone: they do not overlap, so that of
     * those that begin before it only the last one can reach into it.
     */
    private static final String IN_RANGE = """
            metric_chunks where job_id = :job and series = %1$s and first_iteration between
                coalesce((select max(first_iteration) from metric_chunks
                          where job_id = :job and series = %1$s and first_iteration <= :from), 1) and :to
            """;

    /** Names are found one after the other, by the key. What is not finite is counted only in chunks that a range cuts. */
    private static final String ITERATION_SERIES =
            """
            with recursive name (series) as (
                select min(series) from metric_chunks where job_id = :job
                union all
                select (select min(series) from metric_chunks where job_id = :job and series > name.series)
                from name where series is not null)
            select name.series, found.*
            from name cross join lateral (
                select coalesce(sum(least(last, :to) - greatest(first_iteration, :from) + 1), 0) as points,
                       coalesce(sum(case
                           when non_finite = 0 or (first_iteration >= :from and last <= :to) then non_finite
                           else (select count(*) from unnest("values"[
                                     greatest(1, :from - first_iteration + 1)::int :
                                     least(points, :to - first_iteration + 1)::int]) value
                                 where value in ('NaN', 'Infinity', '-Infinity')) end), 0) as non_finite,
                       coalesce(min(greatest(first_iteration, :from)), 0) as first,
                       coalesce(max(least(last, :to)), 0) as last
                from (select *, first_iteration + points - 1 as last from %s) chunk
                where last >= :from) found
            where name.series is not null
            union all
            select 'time', count(*), 0, coalesce(min(last), 0), coalesce(max(last), 0)
            from (select first_iteration + points - 1 as last from %s) chunk
            where last between :from and :to
            having exists (select from name where series = 'loss')
            """.formatted(IN_RANGE.formatted("name.series"), IN_RANGE.formatted("'loss'"));

    private static final String POINTS = """
            select epoch, first_iteration, "values" from %s order by first_iteration
            """.formatted(IN_RANGE.formatted(":series"));

    /** The values only of chunks that have no summary or are cut by the range, and of those of which more is wanted. */
    private static final String SUMMARIES = """
            select epoch, first_iteration, summary,
                   case when summary is null or first_iteration < :from or first_iteration + points - 1 > :to
                             or (:all_non_finite and non_finite > 0) then "values" end as "values"
            from %s order by first_iteration
            """.formatted(IN_RANGE.formatted(":series"));

    private static final String TIMES = """
            select c.epoch, c.first_iteration + c.points - 1 as first_iteration,
                   array[extract(epoch from e.at)::float8] as "values"
            from (select * from %s) c join events e on e.job_id = c.job_id and e.seq = c.seq
            order by c.first_iteration
            """.formatted(IN_RANGE.formatted("'loss'"));

    private static final String EPOCHS = """
            select data::text from events
            where job_id = :job and kind = 'epoch' and data ->> 'rewound' is null order by seq
            """;

    private static final String LAST_ITERATIONS = """
            select epoch, max(first_iteration + points - 1) as last
            from metric_chunks where job_id = :job and series = 'loss' group by epoch
            """;

    private final JdbcClient sql;
    private final TransactionTemplate snapshot;

    HistoryStore(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Runs several reads on one state of the log. */
    void inOneSnapshot(Runnable reads) {
        snapshot.executeWithoutResult(status -> reads.run());
    }

    /** All that there are, with what each has in a range. */
    List<Series> iterationSeries(UUID job, IterationRange range) {
        return inRange(ITERATION_SERIES, job, range)
                .query((row, number) -> new Series(
                        row.getString("series"),
                        false,
                        row.getLong("points"),
                        row.getLong("non_finite"),
                        row.getLong("first"),
                        row.getLong("last")))
                .list();
    }

    /** Those in a range, and perhaps others close to it; fetched in portions inside {@link #inOneSnapshot}. */
    void points(UUID job, String series, IterationRange range, PointReader reader) {
        inRange(series.equals(TIME) ? TIMES : POINTS, job, range)
                .withFetchSize(ROWS_AT_ONCE)
                .param("series", series)
                .query(row -> {
                    read(row, reader);
                });
    }

    /** Likewise, of each {@linkplain ChunkSummary#BLOCK block} those that a bucket may keep, and perhaps others. */
    void coarsePoints(UUID job, String series, IterationRange range, boolean allNonFinite, PointReader reader) {
        inRange(SUMMARIES, job, range)
                .withFetchSize(SUMMARIES_AT_ONCE)
                .param("series", series)
                .param("all_non_finite", allNonFinite)
                .query(row -> {
                    if (row.getObject("values") == null) {
                        summarize(row, reader);
                    } else {
                        read(row, reader);
                    }
                });
    }

    EpochSeries epochSeries(UUID job) {
        EpochSeries series = new EpochSeries(lastIterations(job));
        sql.sql(EPOCHS).withFetchSize(ROWS_AT_ONCE).param("job", job).query(row -> {
            series.add(row.getString(1));
        });
        return series;
    }

    private JdbcClient.StatementSpec inRange(String statement, UUID job, IterationRange range) {
        return sql.sql(statement).param("job", job).param("from", range.first()).param("to", range.last());
    }

    private Map<Integer, Long> lastIterations(UUID job) {
        Map<Integer, Long> last = new HashMap<>();
        sql.sql(LAST_ITERATIONS).param("job", job).query(row -> {
            last.put(row.getInt("epoch"), row.getLong("last"));
        });
        return last;
    }

    private static void read(ResultSet row, PointReader reader) throws SQLException {
        int epoch = row.getInt("epoch");
        long iteration = row.getLong("first_iteration");
        for (Double value : (Double[]) row.getArray("values").getArray()) {
            reader.point(new Point(epoch, iteration++, value));
        }
    }

    private static void summarize(ResultSet row, PointReader reader) throws SQLException {
        int epoch = row.getInt("epoch");
        long first = row.getLong("first_iteration");
        ChunkSummary.read(
                row.getBytes("summary"), (offset, value) -> reader.point(new Point(epoch, first + offset, value)));
    }

    /** Takes one point after the other. */
    @FunctionalInterface
    interface PointReader {
        void point(Point point);
    }
}
