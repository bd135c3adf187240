package dev.descent.race;

import dev.descent.race.Race.RacingJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code race_jobs}. Every change can be made again, and is made once: by whoever comes first. */
@Repository
class RacingJobStore {
    private static final String INSERT = "insert into race_jobs (race_id, entry, seed) values (:race, :entry, :seed)";

    private static final String LIST =
            "select entry, seed, job_id, failure, left_at from race_jobs where race_id = :id order by entry, seed";

    private static final String QUEUED = """
            update race_jobs set job_id = :job where race_id = :race and entry = :entry and seed = :seed and job_id is null
            """;

    private static final String REFUSED = """
            update race_jobs set failure = :failure
            where race_id = :race and entry = :entry and seed = :seed and job_id is null and failure is null
            """;

    private static final String LEAVE =
            "update race_jobs set left_at = :rung where race_id = :race and entry in (:entries) and left_at is null";

    private final JdbcClient sql;

    RacingJobStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds an entry's jobs, one with each seed. */
    void insert(UUID race, int entry, List<Long> seeds) {
        for (long seed : seeds) {
            sql.sql(INSERT)
                    .param("race", race)
                    .param("entry", entry)
                    .param("seed", seed)
                    .update();
        }
    }

    /** By entry and seed. */
    List<RacingJob> list(UUID race) {
        return sql.sql(LIST).param("id", race).query(RacingJobStore::job).list();
    }

    void queued(UUID race, RacingJob job, UUID id) {
        change(QUEUED, race, job).param("job", id).update();
    }

    void refused(UUID race, RacingJob job, String failure) {
        change(REFUSED, race, job).param("failure", failure).update();
    }

    private JdbcClient.StatementSpec change(String statement, UUID race, RacingJob job) {
        return sql.sql(statement)
                .param("race", race)
                .param("entry", job.entry())
                .param("seed", job.seed());
    }

    /** Has entries leave the race at a rung. */
    void leave(UUID race, int rung, List<Integer> entries) {
        sql.sql(LEAVE)
                .param("race", race)
                .param("rung", rung)
                .param("entries", entries)
                .update();
    }

    private static RacingJob job(ResultSet row, int number) throws SQLException {
        return new RacingJob(
                row.getInt("entry"),
                row.getLong("seed"),
                row.getObject("job_id", UUID.class),
                row.getString("failure"),
                row.getObject("left_at", Integer.class));
    }
}
