package dev.descent.dataset.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code datasets}. */
@Repository
public class RegistryStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String INSERT = """
            insert into datasets (id, name, reference, file_name, bytes, sha256, format, description, preview)
            values (:id, :name, :reference, :file_name, :bytes, :sha256, cast(:format as json),
                    cast(:description as json), :preview)
            """;

    private static final String COLUMNS = """
            select id, name, reference, file_name, bytes, sha256, format, description,
                   preview is not null as has_preview, created_at
            from datasets
            """;

    private static final String FIND = COLUMNS + "where id = :id";

    /** Waits for jobs that are being queued on it, and lets none begin to. */
    private static final String LOCK = FIND + " for update";

    private static final String LIST = COLUMNS + """
            where (cast(:after as uuid) is null or id < :after)
              and (cast(:name as text) is null or name = :name)
            order by id desc
            limit :limit
            """;

    private static final String PREVIEW = "select preview from datasets where id = :id and preview is not null";

    private static final String DELETE = "delete from datasets where id = :id";

    /** Waits for a deletion that is under way, and lets none begin. */
    private static final String PIN = "select 1 from datasets where id = :id for key share";

    private final JdbcClient jdbc;

    RegistryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Registered.Candidate added) {
        Registered.Content content = added.content();
        jdbc.sql(INSERT)
                .param("id", added.id())
                .param("name", added.name())
                .param("reference", content.reference())
                .param("file_name", content.fileName())
                .param("bytes", content.bytes())
                .param("sha256", content.sha256())
                .param("format", added.format() == null ? null : added.format().toString())
                .param("description", added.description().toString())
                .param("preview", added.preview())
                .update();
    }

    public Optional<Registered> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(RegistryStore::registered).optional();
    }

    /** The data set, which no job can begin to use until the transaction ends. */
    public Optional<Registered> lock(UUID id) {
        return jdbc.sql(LOCK).param("id", id).query(RegistryStore::registered).optional();
    }

    /**
     * Lists them, newest first.
     *
     * @param after only those older than this one
     * @param name the whole name
     */
    public List<Registered> list(@Nullable UUID after, @Nullable String name, int limit) {
        return jdbc.sql(LIST)
                .param("after", after)
                .param("name", name)
                .param("limit", limit)
                .query(RegistryStore::registered)
                .list();
    }

    /** Its picture, a PNG. */
    public Optional<byte[]> preview(UUID id) {
        return jdbc.sql(PREVIEW).param("id", id).query(byte[].class).optional();
    }

    public void delete(UUID id) {
        jdbc.sql(DELETE).param("id", id).update();
    }

    /**
     * Keeps a data set from being deleted until the transaction ends.
     *
     * @return false where it is not there any more
     */
    public boolean pin(UUID id) {
        return jdbc.sql(PIN).param("id", id).query(Integer.class).optional().isPresent();
    }

    private static Registered registered(ResultSet row, int number) throws SQLException {
        String format = row.getString("format");
        return new Registered(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new Registered.Content(
                        row.getString("reference"),
                        row.getString("file_name"),
                        row.getObject("bytes", Long.class),
                        row.getString("sha256")),
                format == null ? null : JSON.readTree(format),
                JSON.readTree(row.getString("description")),
                row.getBoolean("has_preview"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
