package dev.descent.race;

import dev.descent.job.queue.IdempotencyKey;
import dev.descent.job.queue.IdempotencyKeyReused;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.race.Race.RacingJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code races}. Every change can be made again, and is made once: by whoever comes first. */
@Repository
class RaceStore {
    private static final String INSERT = """
            insert into races (id, name, spec, idempotency_key, body_sha256)
            values (:id, :name, cast(:spec as json), :key, :sha256)
            on conflict (idempotency_key) do nothing
            """;

    private static final String FIND = "select * from races where id = :id";

    private static final String BY_KEY = "select id, body_sha256 from races where idempotency_key = :key";

    private static final String LIST = """
            select id from races
            where (cast(:after as uuid) is null or id < :after) and (cast(:name as text) is null or name = :name)
            order by id desc limit :limit
            """;

    private static final String OPEN = "select id from races where finished_at is null order by id";

    private static final String NEXT_RUNG = "update races set rung = rung + 1 where id = :race and rung = :rung";

    private static final String CANCEL =
            "update races set cancel_requested = true where id = :race and finished_at is null";

    private static final String FINISH =
            "update races set finished_at = clock_timestamp() where id = :race and finished_at is null";

    private static final String DELETE = "delete from races where id = :race and finished_at is not null";

    private final JdbcClient sql;
    private final RacingJobStore jobs;
    private final TransactionOperations transactions;

    RaceStore(JdbcClient sql, RacingJobStore jobs, TransactionOperations transactions) {
        this.sql = sql;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /** Adds a race whose jobs are yet to be queued; false where another has its key. */
    boolean insert(UUID id, RaceSpec spec, @Nullable IdempotencyKey key) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            int added = sql.sql(INSERT)
                    .param("id", id)
                    .param("name", spec.name())
                    .param("spec", SpecWriter.write(spec).toString())
                    .param("key", key == null ? null : key.value())
                    .param("sha256", key == null ? null : key.bodySha256())
                    .update();
            for (int entry = 0; added == 1 && entry < spec.entries().size(); entry++) {
                jobs.insert(id, entry, spec.seeds());
            }
            return added == 1;
        }));
    }

    Optional<Race> find(UUID id) {
        List<RacingJob> racing = jobs.list(id);
        return sql.sql(FIND)
                .param("id", id)
                .query((row, number) -> race(row, racing))
                .optional();
    }

    /**
     * The race that was posted with this key before.
     *
     * @throws IdempotencyKeyReused where it came with another body
     */
    Optional<UUID> find(IdempotencyKey key) {
        return sql.sql(BY_KEY)
                .param("key", key.value())
                .query((row, number) -> {
                    if (!key.bodySha256().equals(row.getString("body_sha256"))) {
                        throw new IdempotencyKeyReused(key.value());
                    }
                    return row.getObject("id", UUID.class);
                })
                .optional();
    }

    /** The newest first. */
    List<UUID> list(@Nullable UUID after, @Nullable String name, int limit) {
        return sql.sql(LIST)
                .param("after", after)
                .param("name", name)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Races that are not over. */
    List<UUID> open() {
        return sql.sql(OPEN).query(UUID.class).list();
    }

    /** Decides a rung, unless somebody else has. */
    void leave(UUID race, int rung, List<Integer> losers) {
        transactions.executeWithoutResult(transaction -> {
            int moved =
                    sql.sql(NEXT_RUNG).param("race", race).param("rung", rung).update();
            if (moved == 1 && !losers.isEmpty()) {
                jobs.leave(race, rung, losers);
            }
        });
    }

    void cancel(UUID race) {
        sql.sql(CANCEL).param("race", race).update();
    }

    void finish(UUID race) {
        sql.sql(FINISH).param("race", race).update();
    }

    /** False where it is not over, or not there. */
    boolean delete(UUID race) {
        return sql.sql(DELETE).param("race", race).update() == 1;
    }

    private static Race race(ResultSet row, List<RacingJob> jobs) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Race(
                row.getObject("id", UUID.class),
                SpecReader.read(JsonMapper.shared().readTree(row.getString("spec")), RaceSpec.class),
                row.getInt("rung"),
                row.getBoolean("cancel_requested"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                jobs);
    }
}
