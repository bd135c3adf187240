package dev.descent.event.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only writer of {@code events} and {@code metric_chunks}; always inside its caller's transaction, which moves the log's head. */
@Repository
public class EventStore {
    private static final String INSERT_EVENT = "insert into events (job_id, seq, kind, data) values (?, ?, ?, ?::json)";

    private static final String INSERT_CHUNK = """
            insert into metric_chunks
                (job_id, seq, series, epoch, first_iteration, "values", minimum, maximum, total, non_finite, summary)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Data is compact JSON text: its last character is the closing brace. */
    private static final String MARK_METRICS = """
            update events e set data = (left(data::text, -1) || ',"rewound":true}')::json
            where job_id = :job and kind = 'metrics' and data ->> 'rewound' is null and exists
                (select from metric_chunks c where c.job_id = :job and c.seq = e.seq
                 and c.first_iteration + c.points - 1 > :after)
            """;

    private static final String MARK_EPOCHS = """
            update events e set data = (left(data::text, -1) || ',"rewound":true}')::json
            where job_id = :job and kind = 'epoch' and data ->> 'rewound' is null and (data ->> 'epoch')::int >=
                (select min(epoch) from metric_chunks c
                 where c.job_id = :job and c.first_iteration + c.points - 1 > :after)
            """;

    private static final String DELETE_CHUNKS =
            "delete from metric_chunks where job_id = :job and first_iteration > :after";

    private static final String CUT_CHUNKS = """
            update metric_chunks c
            set "values" = kept.vals, minimum = kept.minimum, maximum = kept.maximum, total = kept.total,
                non_finite = kept.non_finite, summary = null
            from (select series, first_iteration, array_agg(v order by i) as vals,
                         min(v) filter (where finite) as minimum, max(v) filter (where finite) as maximum,
                         coalesce(sum(v) filter (where finite), 0) as total, count(*) filter (where not finite) as non_finite
                  from (select series, first_iteration, v, i, v not in ('NaN', 'Infinity', '-Infinity') as finite
                        from metric_chunks cross join lateral unnest("values") with ordinality as point (v, i)
                        where job_id = :job and first_iteration + points - 1 > :after
                          and first_iteration + i - 1 <= :after) points
                  group by series, first_iteration) kept
            where c.job_id = :job and c.series = kept.series and c.first_iteration = kept.first_iteration
            """;

    private final JdbcTemplate batches;
    private final JdbcClient sql;

    public EventStore(JdbcTemplate batches, JdbcClient sql) {
        this.batches = batches;
        this.sql = sql;
    }

    /**
     * Appends events with the sequence numbers from {@code firstSeq} on, which the caller has taken from the job's row in the same
     * transaction. Tell the {@link LogNotifier} after its commit.
     */
    public void insert(UUID job, long firstSeq, List<NewEvent> events) {
        List<Numbered<NewEvent>> rows = new ArrayList<>();
        List<Numbered<MetricChunk>> chunks = new ArrayList<>();
        for (NewEvent event : events) {
            long seq = firstSeq + rows.size();
            rows.add(new Numbered<>(seq, event));
            event.chunks().forEach(chunk -> chunks.add(new Numbered<>(seq, chunk)));
        }
        batches.batchUpdate(INSERT_EVENT, rows, rows.size() + 1, (statement, row) -> bind(statement, job, row));
        batches.batchUpdate(
                INSERT_CHUNK, chunks, chunks.size() + 1, (statement, row) -> bindChunk(statement, job, row));
    }

    /**
     * Takes back what a dead attempt logged after an iteration: later chunks go, and the metrics and epoch events that told of them
     * stay, so that the sequence is dense, marked {@code "rewound": true}. Append the {@code rewind} event in the same transaction.
     */
    public void rewind(UUID job, long afterIteration) {
        for (String statement : List.of(MARK_METRICS, MARK_EPOCHS, DELETE_CHUNKS, CUT_CHUNKS)) {
            sql.sql(statement).param("job", job).param("after", afterIteration).update();
        }
    }

    private static void bind(PreparedStatement statement, UUID job, Numbered<NewEvent> row) throws SQLException {
        statement.setObject(1, job);
        statement.setLong(2, row.seq());
        statement.setString(3, row.item().kind().toString());
        statement.setString(4, row.item().data().toString());
    }

    private static void bindChunk(PreparedStatement statement, UUID job, Numbered<MetricChunk> row)
            throws SQLException {
        MetricChunk chunk = row.item();
        double[] finite = Arrays.stream(chunk.values()).filter(Double::isFinite).toArray();
        statement.setObject(1, job);
        statement.setLong(2, row.seq());
        statement.setString(3, chunk.series());
        statement.setInt(4, chunk.epoch());
        statement.setLong(5, chunk.firstIteration());
        statement.setObject(6, chunk.values());
        if (finite.length == 0) {
            statement.setNull(7, Types.DOUBLE);
            statement.setNull(8, Types.DOUBLE);
        } else {
            statement.setDouble(7, Arrays.stream(finite).min().orElseThrow());
            statement.setDouble(8, Arrays.stream(finite).max().orElseThrow());
        }
        statement.setDouble(9, Arrays.stream(finite).sum());
        statement.setInt(10, chunk.values().length - finite.length);
        statement.setBytes(11, ChunkSummary.of(chunk));
    }

    private record Numbered<T>(long seq, T item) {}
}
