package dev.descent.job.queue;

import dev.descent.dataset.DatasetUsers;
import dev.descent.dataset.registry.RegistryStore;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code dataset_uses}: which jobs read which registered data sets. */
@Repository
class DatasetUseStore implements DatasetUsers {
    private static final String USE = "insert into dataset_uses (dataset_id, job_id) values (:dataset, :job)";

    private static final String UNFINISHED = """
            select jobs.id from dataset_uses join jobs on jobs.id = dataset_uses.job_id
            where dataset_uses.dataset_id = :dataset and jobs.finished_at is null
            order by jobs.id
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final RegistryStore registry;

    DatasetUseStore(JdbcClient jdbc, RegistryStore registry) {
        this.jdbc = jdbc;
        this.registry = registry;
    }

    /**
     * Notes, inside the transaction that queues a job, that it uses a data set.
     *
     * @return false where the data set is not there any more
     */
    boolean use(UUID job, UUID dataset) {
        return registry.pin(dataset)
                && jdbc.sql(USE).param("job", job).param("dataset", dataset).update() == 1;
    }

    @Override
    public List<UUID> unfinished(UUID dataset, int limit) {
        return jdbc.sql(UNFINISHED)
                .param("dataset", dataset)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
