package dev.descent.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the table {@code jobs} by the hundred thousand, as jobs of a few teams leave them. */
final class QueueRows {
    private static final String FILL = """
            insert into jobs (id, name, tags, lane, turn, status, submitted, spec, data, engine, last_seq, last_iteration,
                              progress, metrics, attempt, started_at, finished_at)
            select (lpad(to_hex(1700000000000 + n), 12, '0') || '70008' || lpad(to_hex(n %% 4096), 3, '0')
                    || lpad(to_hex(n * 7919), 12, '0'))::uuid,
                   'job ' || n %% 1000, jsonb_build_object('team', team, 'run', (n %% 997)::text), 'team:' || team, turn, :status,
                   json_build_object('dataset', json_build_object('uri', 'sample:spirals'), 'loss', 'cross_entropy'),
                   json_build_object('dataset', json_build_object('uri', 'sample:spirals'),
                                     'model', json_build_object('type', 'mlp'), 'loss', json_build_object('type', 'cross_entropy'),
                                     'optimizer', json_build_object('type', 'adam'), 'rest', repeat(md5(n::text), 30)),
                   json_build_object('rest', repeat(md5(n::text), 8)), '{"name": "onednn", "version": "1"}',
                   1, 0, '{"epoch": 1, "epochs": 10, "iteration": 0, "iterations": 1000}', '{"loss": 0.5, "accuracy": 0.9}', 1,
                   %1$s, %1$s
            from (select n, case when n %% 10 = 0 then 'b' || n %% 7 else 'a' end as team, n / 10 as turn
                  from generate_series(cast(:first as bigint), :last) n) numbered
            """;

    private final JdbcClient jdbc;
    private long last;

    QueueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nine in ten are of team {@code a}. */
    void queued(int more) {
        add(more, "queued", "null::timestamptz");
    }

    void ended(int more) {
        add(more, "cancelled", "clock_timestamp()");
    }

    private void add(int more, String status, String ended) {
        if (more > 0) {
            jdbc.sql(FILL.formatted(ended))
                    .param("status", status)
                    .param("first", last + 1)
                    .param("last", last + more)
                    .update();
            last += more;
            jdbc.sql("vacuum analyze jobs").update();
        }
    }
}
