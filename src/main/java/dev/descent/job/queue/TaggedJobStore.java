package dev.descent.job.queue;

import dev.descent.event.stream.TaggedJobs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds jobs by their tags for streams that follow all of them. */
@Repository
class TaggedJobStore implements TaggedJobs {
    private static final String FIND = """
            select id from jobs where tags @> cast(:tags as jsonb)
            order by finished_at is not null, id desc limit :most
            """;

    private final JdbcClient sql;

    TaggedJobStore(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<UUID> find(Map<String, String> tags, int most) {
        return sql.sql(FIND)
                .param("tags", Columns.text(tags))
                .param("most", most)
                .query(UUID.class)
                .list();
    }
}
