package dev.descent.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL server of a test's own that can be killed and started again. */
public final class FailingDatabase implements AutoCloseable {
    private final Path folder;
    private final PostgresServer server;

    public FailingDatabase(Path folder) {
        this.folder = folder;
        try {
            server = PostgresServer.start(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a service takes them from its environment. */
    public Map<String, String> settings() {
        return Map.of(
                "DESCENT_DATABASE_URL", server.url("postgres"),
                "DESCENT_DATABASE_USER", server.user(),
                "DESCENT_DATABASE_PASSWORD", server.password());
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(server.url("postgres"), server.user(), server.password()));
    }

    public void kill() {
        EmbeddedProcess.of(folder.resolve("17")).kill();
    }

    /** As {@code pg_ctl stop --mode=immediate} does: without a word to those who use it. */
    public void stopImmediately() {
        EmbeddedProcess.of(folder.resolve("17")).signal("QUIT");
    }

    public void startAgain() {
        try {
            server.startAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
