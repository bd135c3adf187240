package dev.descent.job.queue;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code idempotency_keys}: which job a client's key stands for. A key lives as long as its job. */
@Repository
class IdempotencyStore {
    /** Waits for another transaction that is about to use the same key. */
    private static final String USE = """
            insert into idempotency_keys (key, body_sha256, job_id) values (:key, :body, :job)
            on conflict (key) do nothing
            """;

    private static final String FIND = "select body_sha256, job_id from idempotency_keys where key = :key";

    private final JdbcClient jdbc;

    IdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the key stand for a job; false where it stands for another. */
    boolean use(IdempotencyKey key, UUID job) {
        return jdbc.sql(USE)
                        .param("key", key.value())
                        .param("body", key.bodySha256())
                        .param("job", job)
                        .update()
                == 1;
    }

    /**
     * The job that the key stands for.
     *
     * @throws IdempotencyKeyReused where it came with another body
     */
    Optional<UUID> find(IdempotencyKey key) {
        return jdbc.sql(FIND)
                .param("key", key.value())
                .query((row, number) -> {
                    if (!key.bodySha256().equals(row.getString("body_sha256"))) {
                        throw new IdempotencyKeyReused(key.value());
                    }
                    return row.getObject("job_id", UUID.class);
                })
                .optional();
    }
}
