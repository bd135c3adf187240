package dev.descent.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL server of our own, run as a child process on a data folder that is kept. */
final class PostgresServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts the server on {@code folder}, which it creates and fills where it is empty. */
    static PostgresServer start(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new PostgresServer(EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("17"))
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    String user() {
        return "postgres";
    }

    String password() {
        return "";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
