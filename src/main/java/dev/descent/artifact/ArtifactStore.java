package dev.descent.artifact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What files each job left; the only writer of {@code artifacts}, whose rows go with their job, and of {@code
 * deleted_artifacts}. */
@Repository
public class ArtifactStore {
    private static final String INSERT = """
            insert into artifacts (job_id, name, media_type, bytes, sha256)
            values (:job, :name, :media_type, :bytes, :sha256)
            """;

    private static final String LIST =
            "select name, media_type, bytes, sha256 from artifacts where job_id = :job order by name";

    private static final String HASHES = "select sha256 from artifacts where job_id = :job";

    private static final String FIND =
            "select name, media_type, bytes, sha256 from artifacts where job_id = :job and name = :name";

    private static final String SOME =
            "select job_id, name, media_type, bytes, sha256 from artifacts where bytes > 0 limit :most";

    private static final String REMOVE = """
            delete from artifacts where job_id = :job and name in (:names) returning name, media_type, bytes, sha256
            """;

    private static final String NOTE_REMOVAL =
            "insert into deleted_artifacts (job_id) values (:job) on conflict (job_id) do nothing";

    private static final String FORGET_REMOVAL = "delete from deleted_artifacts where job_id = :job";

    private static final String REMOVALS = "select job_id from deleted_artifacts where deleted_at < :before";

    private final JdbcClient sql;
    private final KnownJobs jobs;

    ArtifactStore(JdbcClient sql, KnownJobs jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    /** Inside the transaction that tells of them; the bytes are kept already. */
    public void record(UUID job, Collection<Artifact> artifacts) {
        for (Artifact artifact : artifacts) {
            sql.sql(INSERT)
                    .param("job", job)
                    .params(Map.of(
                            "name", artifact.name(),
                            "media_type", artifact.mediaType(),
                            "bytes", artifact.bytes(),
                            "sha256", artifact.sha256()))
                    .update();
        }
    }

    /** Removes artifacts; delete their bytes after the commit. */
    public List<Artifact> remove(UUID job, Collection<String> names) {
        return names.isEmpty()
                ? List.of()
                : sql.sql(REMOVE)
                        .param("job", job)
                        .param("names", names)
                        .query(Artifact.class)
                        .list();
    }

    /**
     * A job's artifacts by name.
     *
     * @throws ArtifactNotFound where there is no such job
     */
    public List<Artifact> list(UUID job) {
        if (!jobs.exists(job)) {
            throw ArtifactNotFound.job(job);
        }
        return sql.sql(LIST).param("job", job).query(Artifact.class).list();
    }

    /** A few of all that there are, whichever; none is empty. */
    List<OwnedArtifact> some(int most) {
        return sql.sql(SOME).param("most", most).query(OwnedArtifact.class).list();
    }

    /** Inside the transaction that removes a job: its bytes are to go. */
    void noteRemoval(UUID job) {
        sql.sql(NOTE_REMOVAL).param("job", job).update();
    }

    void forgetRemoval(UUID job) {
        sql.sql(FORGET_REMOVAL).param("job", job).update();
    }

    /** Jobs whose bytes were to go before some time, and may be there still. */
    List<UUID> removals(Instant before) {
        return sql.sql(REMOVALS)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    /** Of all bytes that a job's artifacts have. */
    List<String> hashes(UUID job) {
        return sql.sql(HASHES).param("job", job).query(String.class).list();
    }

    public Optional<Artifact> find(UUID job, String name) {
        return sql.sql(FIND)
                .param("job", job)
                .param("name", name)
                .query(Artifact.class)
                .optional();
    }

    /** @throws ArtifactNotFound where the job, or its artifact of that name, is not there */
    public Artifact get(UUID job, String name) {
        return find(job, name).orElseThrow(() -> ArtifactNotFound.named(job, name, list(job)));
    }
}
