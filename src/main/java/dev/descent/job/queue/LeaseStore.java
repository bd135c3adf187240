package dev.descent.job.queue;

import dev.descent.job.Job;
import dev.descent.job.Progress;
import dev.descent.job.admit.Admitted;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.train.StopSignal.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a worker writes of the job that it leased. It names the lease's token, and finds no row once the job is another's. */
@Repository
class LeaseStore {
    private static final String EXTEND = """
            update jobs set lease_until = clock_timestamp() + make_interval(secs => :seconds)
            where id = :id and lease_token = :token
            returning cancel_requested, pause_requested
            """;

    private static final String RESOLVE = """
            update jobs
            set spec = cast(:spec as json), data = cast(:data as json), engine = cast(:engine as json),
                progress = cast(:progress as json)
            where id = :id and lease_token = :token
            """;

    private static final String COMPUTED_BY = """
            update jobs set engine = cast(:engine as json) where id = :id and lease_token = :token
            """;

    private static final String LOCK = "select * from jobs where id = :id and lease_token = :token for update";

    private final JdbcClient jdbc;

    LeaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves the lease's end; says why the worker is to stop, if it is. */
    Optional<Reason> extend(UUID id, UUID token, Duration lease) {
        return jdbc.sql(EXTEND)
                .param("id", id)
                .param("token", token)
                .param("seconds", lease.toMillis() / 1e3)
                .query((row, number) -> Optional.ofNullable(Columns.asked(row)))
                .optional()
                .orElseThrow(() -> new LeaseLost(id));
    }

    /** Replaces what was not known of the job when it was accepted. */
    void resolve(UUID id, UUID token, Admitted known, Progress planned) {
        int found = jdbc.sql(RESOLVE)
                .param("id", id)
                .param("token", token)
                .param("spec", Columns.text(known.spec()))
                .param("data", known.data().toString())
                .param("engine", Columns.text(known.engine()))
                .param("progress", planned.toJson().toString())
                .update();
        if (found == 0) {
            throw new LeaseLost(id);
        }
    }

    /** Replaces what was to compute the network by what does. */
    void computedBy(UUID id, UUID token, ChosenEngine engine) {
        int found = jdbc.sql(COMPUTED_BY)
                .param("id", id)
                .param("token", token)
                .param("engine", Columns.text(engine))
                .update();
        if (found == 0) {
            throw new LeaseLost(id);
        }
    }

    Optional<Job> lock(UUID id, UUID token) {
        return jdbc.sql(LOCK)
                .param("id", id)
                .param("token", token)
                .query(Columns::job)
                .optional();
    }
}
