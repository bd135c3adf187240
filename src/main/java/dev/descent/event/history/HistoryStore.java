package dev.descent.event.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    private static final String ITERATION_SERIES = """
            select series, sum(cardinality("values")) as points, sum(non_finite) as non_finite
            from metric_chunks where job_id = :job group by series order by series
            """;

    private static final String POINTS = """
            select epoch, first_iteration, "values" from metric_chunks
            where job_id = :job and series = :series order by first_iteration
            """;

    private static final String EPOCHS = """
            select data::text from events
            where job_id = :job and kind = 'epoch' and data ->> 'rewound' is null order by seq
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
                .query((row, number) ->
                        new Series(row.getString("series"), false, row.getLong("points"), row.getLong("non_finite")))
                .list();
    }

    /** Fetched in portions inside {@link #inOneSnapshot}. */
    void points(UUID job, String series, PointReader reader) {
        sql.sql(POINTS)
                .withFetchSize(ROWS_AT_ONCE)
                .param("job", job)
                .param("series", series)
                .query(row -> {
                    read(row, reader);
                });
    }

    EpochSeries epochSeries(UUID job) {
        EpochSeries series = new EpochSeries();
        sql.sql(EPOCHS).withFetchSize(ROWS_AT_ONCE).param("job", job).query(row -> {
            series.add(row.getString(1));
        });
        return series;
    }

    private static void read(ResultSet row, PointReader reader) throws SQLException {
        int epoch = row.getInt("epoch");
        long iteration = row.getLong("first_iteration");
        for (Double value : (Double[]) row.getArray("values").getArray()) {
            reader.point(new Point(epoch, iteration++, value));
        }
    }

    /** Takes one point after the other. */
    @FunctionalInterface
    interface PointReader {
        void point(Point point);
    }
}
