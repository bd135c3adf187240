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

    private static final String ITERATION_SERIES = """
            select series, sum(points) as points, sum(non_finite) as non_finite,
                   min(first_iteration) as first, max(first_iteration + points - 1) as last
            from metric_chunks where job_id = :job group by series
            union all
            select 'time', count(*), 0, min(first_iteration + points - 1), max(first_iteration + points - 1)
            from metric_chunks where job_id = :job and series = 'loss' having count(*) > 0
            """;

    private static final String POINTS = """
            select epoch, first_iteration, "values" from metric_chunks
            where job_id = :job and series = :series order by first_iteration
            """;

    /** The values only of chunks that have no summary, and of those of which more is wanted. */
    private static final String SUMMARIES = """
            select epoch, first_iteration, summary,
                   case when summary is null or (:all_non_finite and non_finite > 0) then "values" end as "values"
            from metric_chunks
            where job_id = :job and series = :series order by first_iteration
            """;

    private static final String TIMES = """
            select c.epoch, c.first_iteration + c.points - 1 as first_iteration,
                   array[extract(epoch from e.at)::float8] as "values"
            from metric_chunks c join events e on e.job_id = c.job_id and e.seq = c.seq
            where c.job_id = :job and c.series = 'loss' order by c.first_iteration
            """;

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

    List<Series> iterationSeries(UUID job) {
        return sql.sql(ITERATION_SERIES)
                .param("job", job)
                .query((row, number) -> new Series(
                        row.getString("series"),
                        false,
                        row.getLong("points"),
                        row.getLong("non_finite"),
                        row.getLong("first"),
                        row.getLong("last")))
                .list();
    }

    /** Fetched in portions inside {@link #inOneSnapshot}. */
    void points(UUID job, String series, PointReader reader) {
        sql.sql(series.equals(TIME) ? TIMES : POINTS)
                .withFetchSize(ROWS_AT_ONCE)
                .param("job", job)
                .param("series", series)
                .query(row -> {
                    read(row, reader);
                });
    }

    /** Likewise, of each {@linkplain ChunkSummary#BLOCK block} those that a bucket may keep, and perhaps others. */
    void coarsePoints(UUID job, String series, boolean allNonFinite, PointReader reader) {
        sql.sql(SUMMARIES)
                .withFetchSize(SUMMARIES_AT_ONCE)
                .param("job", job)
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
