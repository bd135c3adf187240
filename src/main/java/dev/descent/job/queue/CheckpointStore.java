package dev.descent.job.queue;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactStore;
import dev.descent.job.Job;
import dev.descent.job.KeptCheckpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The only writer of {@code checkpoints}, always inside its caller's transaction. Their artifacts come and go with them. */
@Repository
class CheckpointStore {
    private static final String INSERT = """
            insert into checkpoints (job_id, iteration, epoch, name, needs, best, metrics)
            values (:job, :iteration, :epoch, :name, :needs, :best, cast(:metrics as json))
            """;

    private static final String LIST = "select * from checkpoints where job_id = :job order by iteration desc";

    private static final String SUPERFLUOUS = """
            with newest as (select iteration, needs from checkpoints where job_id = :job order by iteration desc limit :keep)
            select name from checkpoints
            where job_id = :job
              and iteration not in (select iteration from newest)
              and iteration not in (select unnest(needs) from newest)
            """;

    private static final String LATER = "select name from checkpoints where job_id = :job and iteration > :after";

    private final JdbcClient jdbc;
    private final ArtifactStore artifacts;

    CheckpointStore(JdbcClient jdbc, ArtifactStore artifacts) {
        this.jdbc = jdbc;
        this.artifacts = artifacts;
    }

    /** A job's checkpoints, the newest first. */
    List<KeptCheckpoint> list(UUID job) {
        Map<String, Artifact> named =
                artifacts.list(job).stream().collect(Collectors.toMap(Artifact::name, artifact -> artifact));
        List<Optional<KeptCheckpoint>> found = jdbc.sql(LIST)
                .param("job", job)
                .query((row, number) -> checkpoint(row, named.get(row.getString("name"))))
                .list();
        // one that was kept between the two statements
        boolean isMissing = found.stream().anyMatch(Optional::isEmpty);
        return isMissing ? list(job) : found.stream().flatMap(Optional::stream).toList();
    }

    Optional<KeptCheckpoint> newest(UUID job) {
        return list(job).stream().findFirst();
    }

    /** Whether there is one after the point that the job's worker began from, so that the next one need not begin there. */
    boolean gotFurther(Job job) {
        return newest(job.id())
                .filter(newest -> newest.iteration() > job.lease().start())
                .isPresent();
    }

    void record(UUID job, KeptCheckpoint checkpoint) {
        artifacts.record(job, List.of(checkpoint.artifact()));
        jdbc.sql(INSERT)
                .param("job", job)
                .param("iteration", checkpoint.iteration())
                .param("epoch", checkpoint.epoch())
                .param("name", checkpoint.artifact().name())
                .param("needs", checkpoint.needs().toArray(Long[]::new))
                .param("best", checkpoint.best())
                .param("metrics", checkpoint.metrics().toString())
                .update();
    }

    /** Removes all but the newest and those that they need; answers what may be deleted after the commit. */
    List<Artifact> prune(UUID job, int keep) {
        return artifacts.remove(
                job,
                jdbc.sql(SUPERFLUOUS)
                        .param("job", job)
                        .param("keep", keep)
                        .query(String.class)
                        .list());
    }

    /** Removes those of later iterations; answers what may be deleted after the commit. */
    List<Artifact> rewind(UUID job, long after) {
        return artifacts.remove(
                job,
                jdbc.sql(LATER)
                        .param("job", job)
                        .param("after", after)
                        .query(String.class)
                        .list());
    }

    private static Optional<KeptCheckpoint> checkpoint(ResultSet row, @Nullable Artifact artifact) throws SQLException {
        return artifact == null
                ? Optional.empty()
                : Optional.of(new KeptCheckpoint(
                        row.getLong("iteration"),
                        row.getInt("epoch"),
                        artifact,
                        Arrays.asList((Long[]) row.getArray("needs").getArray()),
                        row.getObject("best", Long.class),
                        JsonMapper.shared().readTree(row.getString("metrics"))));
    }
}
