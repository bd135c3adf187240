package dev.descent.event.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads logs, in order, as committed. */
@Repository
public class LogStore {
    /** A page ends after the event that passes it, so that large chunks do not make large pages. */
    private static final int PAGE_BYTES = 1 << 18;

    private static final int ROWS_AT_ONCE = 64;

    private static final String HEAD = "select seq, kind from events where job_id = :job order by seq desc limit 1";

    /** One statement, so that events and chunks are of one snapshot. */
    private static final String PAGE = """
            select e.seq, e.kind, e.data::text as data,
                   to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.series, c."values"
            from (select * from events where job_id = :job and seq > :after order by seq limit :limit) e
            left join metric_chunks c on c.job_id = e.job_id and c.seq = e.seq
            order by e.seq, c.series
            """;

    private final JdbcClient sql;
    private final TransactionTemplate reading;

    LogStore(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    public boolean exists(UUID job) {
        return sql.sql(HEAD).param("job", job).query().rowSet().next();
    }

    /** @throws LogNotFound where there is no such job */
    public LogHead head(UUID job) {
        return sql.sql(HEAD)
                .param("job", job)
                .query((row, number) ->
                        new LogHead(row.getLong("seq"), row.getString("kind").equals("end")))
                .optional()
                .orElseThrow(() -> new LogNotFound(job));
    }

    /** The events after a cursor: at most {@code limit}, and about 256 KB. */
    public EventPage page(UUID job, long after, int limit) {
        // Only inside a transaction does the driver fetch rows in portions.
        EventPage page = reading.execute(status -> sql.sql(PAGE)
                .withFetchSize(ROWS_AT_ONCE)
                .param("job", job)
                .param("after", after)
                .param("limit", limit + 1)
                .query(rows -> {
                    return collect(rows, limit);
                }));
        return page == null ? new EventPage(List.of(), false) : page;
    }

    private static EventPage collect(ResultSet rows, int limit) throws SQLException {
        List<LogEvent> events = new ArrayList<>();
        int bytes = 0;
        EventText text = null;
        while (rows.next()) {
            if (text == null || rows.getLong("seq") != text.seq()) {
                bytes += finish(text, events);
                if (events.size() == limit || bytes > PAGE_BYTES) {
                    return new EventPage(events, true);
                }
                text = begin(rows);
            }
            if (rows.getString("series") != null) {
                text.series(rows.getString("series"), (Double[])
                        rows.getArray("values").getArray());
            }
        }
        finish(text, events);
        return new EventPage(events, false);
    }

    private static EventText begin(ResultSet rows) throws SQLException {
        return new EventText(
                rows.getLong("seq"),
                EventKind.of(rows.getString("kind")),
                rows.getString("data"),
                rows.getString("at"));
    }

    private static int finish(@Nullable EventText text, List<LogEvent> events) {
        if (text != null) {
            events.add(text.finish());
            return events.get(events.size() - 1).size();
        }
        return 0;
    }
}
