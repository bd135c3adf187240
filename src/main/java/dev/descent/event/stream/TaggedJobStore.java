package dev.descent.event.stream;

import dev.descent.http.InvalidParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds the jobs that carry tags. */
@Repository
class TaggedJobStore {
    private static final String FIND = """
            select id from jobs where tags @> cast(:tags as jsonb)
            order by finished_at is not null, id desc limit :most
            """;

    private final JdbcClient sql;

    TaggedJobStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those that have not ended first, then the newest. */
    List<UUID> find(Map<String, String> tags, int most) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        tags.forEach(wanted::put);
        return sql.sql(FIND)
                .param("tags", wanted.toString())
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** From {@code key:value}; a job must have them all. */
    static Map<String, String> tags(List<String> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : given) {
            int colon = tag.indexOf(':');
            if (colon < 1) {
                throw new InvalidParameter("tag", "must be key:value, was \"" + tag + "\"");
            }
            tags.put(tag.substring(0, colon), tag.substring(colon + 1));
        }
        return tags;
    }
}
