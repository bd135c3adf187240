package dev.descent.job.queue;

import dev.descent.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds jobs whose worker may be lost, in the table {@code jobs}. Time is the database's alone. */
@Repository
class LostLeaseStore {
    private static final String EXPIRED = """
            select id from jobs where status = 'running' and lease_until < :at order by lease_until limit 100
            """;

    private static final String LOCK_EXPIRED = """
            select * from jobs where id = :id and status = 'running' and lease_until < :at
            for update skip locked
            """;

    private static final String OF_PROCESS = """
            select id from jobs where status = 'running' and split_part(worker, '/', 1) = :process
            """;

    private static final String LOCK_OF_PROCESS = """
            select * from jobs where id = :id and status = 'running' and split_part(worker, '/', 1) = :process
            for update skip locked
            """;

    private final JdbcClient jdbc;

    LostLeaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Some of the jobs whose lease was over at a time, the longest silent first. */
    List<UUID> expired(Instant at) {
        return jdbc.sql(EXPIRED).param("at", Columns.time(at)).query(UUID.class).list();
    }

    /** The job if its lease is still the one that was over then, and nobody else is at it. */
    Optional<Job> lockExpired(UUID id, Instant at) {
        return jdbc.sql(LOCK_EXPIRED)
                .param("id", id)
                .param("at", Columns.time(at))
                .query(Columns::job)
                .optional();
    }

    /** The jobs that a process has. */
    List<UUID> ofProcess(String process) {
        return jdbc.sql(OF_PROCESS).param("process", process).query(UUID.class).list();
    }

    /** The job if the process still has it, and nobody else is at it. */
    Optional<Job> lockOfProcess(UUID id, String process) {
        return jdbc.sql(LOCK_OF_PROCESS)
                .param("id", id)
                .param("process", process)
                .query(Columns::job)
                .optional();
    }
}
