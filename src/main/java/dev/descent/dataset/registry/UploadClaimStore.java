package dev.descent.dataset.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code upload_claims}: who is at work on the bytes of uploads. Claims of the dead are void after a while. */
@Repository
public class UploadClaimStore {
    /** Longer than a store may take for the largest file, and for a removal with all its tries. */
    private static final Duration TO_KEEP = Duration.ofHours(2);

    private static final Duration TO_REMOVE = Duration.ofMinutes(5);

    /** Until the transaction ends, whoever claims these bytes waits for the others who do. */
    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:sha256, 0))) as held";

    private static final String PRUNE = "delete from upload_claims where until < clock_timestamp()";

    private static final String IS_CLAIMED =
            "select exists (select from upload_claims where sha256 = :sha256 and (removes or :any))";

    private static final String HAS_BYTES =
            "select exists (select from datasets where sha256 = :sha256 and reference is null)";

    private static final String CLAIM = """
            insert into upload_claims (id, sha256, removes, until)
            values (:id, :sha256, :removes, clock_timestamp() + make_interval(secs => :seconds))
            """;

    private static final String END = "delete from upload_claims where id = :id";

    private final JdbcClient jdbc;

    public UploadClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within a transaction: nobody removes these bytes until it ends; empty where somebody is at it. */
    Optional<UUID> toKeep(String sha256) {
        lock(sha256);
        return isClaimed(sha256, false) ? Optional.empty() : Optional.of(claim(sha256, false));
    }

    /** Within a transaction: nobody counts on these bytes until it ends; empty where somebody does already. */
    Optional<UUID> toRemove(String sha256) {
        lock(sha256);
        return hasBytes(sha256) || isClaimed(sha256, true) ? Optional.empty() : Optional.of(claim(sha256, true));
    }

    void end(UUID claim) {
        jdbc.sql(END).param("id", claim).update();
    }

    /** Whether an upload of these bytes is registered. */
    boolean hasBytes(String sha256) {
        return jdbc.sql(HAS_BYTES).param("sha256", sha256).query(Boolean.class).single();
    }

    private void lock(String sha256) {
        jdbc.sql(LOCK).param("sha256", sha256).query(Integer.class).single();
        jdbc.sql(PRUNE).update();
    }

    private boolean isClaimed(String sha256, boolean any) {
        return jdbc.sql(IS_CLAIMED)
                .param("sha256", sha256)
                .param("any", any)
                .query(Boolean.class)
                .single();
    }

    private UUID claim(String sha256, boolean removes) {
        UUID id = UUID.randomUUID();
        jdbc.sql(CLAIM)
                .param("id", id)
                .param("sha256", sha256)
                .param("removes", removes)
                .param("seconds", (removes ? TO_REMOVE : TO_KEEP).toSeconds())
                .update();
        return id;
    }
}
