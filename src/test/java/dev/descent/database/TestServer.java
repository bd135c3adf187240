package dev.descent.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server that all tests of one JVM share: a container where a Docker engine answers, else the embedded
 * one. {@code -Ddescent.test.database=container} or {@code embedded} forces either.
 */
record TestServer(String address, String user, String password) {
    private static final String TEMPLATE = "descent_template";

    /** Started at first use, stopped when the JVM ends. */
    static TestServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final TestServer SERVER = start();
    }

    private static TestServer start() {
        TestServer server = useContainer() ? container() : embedded();
        server.execute("create database " + TEMPLATE);
        Flyway.configure()
                .dataSource(server.url(TEMPLATE), server.user, server.password)
                .load()
                .migrate();
        return server;
    }

    private static boolean useContainer() {
        String choice = System.getProperty("descent.test.database", "auto");
        return switch (choice) {
            case "container" -> true;
            case "embedded" -> false;
            case "auto" -> dockerAnswers();
            default -> throw new IllegalArgumentException("descent.test.database must be auto, container or embedded");
        };
    }

    private static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException | LinkageError probeFailed) {
            return false;
        }
    }

    private static TestServer container() {
        // Testcontainers' own reaper removes it when this JVM is gone.
        @SuppressWarnings("resource")
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:17");
        container.start();
        String address = "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/";
        return new TestServer(address, container.getUsername(), container.getPassword());
    }

    private static TestServer embedded() {
        try {
            Path folder = Files.createTempDirectory("descent-test-postgres");
            PostgresServer server = PostgresServer.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder), "test-postgres-stop"));
            return new TestServer(server.url(""), server.user(), server.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(PostgresServer server, Path folder) {
        try {
            server.close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String database) {
        return address + database;
    }

    /** Makes a database with the tables and without rows. */
    void create(String database) {
        execute("create database " + database + " template " + TEMPLATE);
    }

    void drop(String database) {
        execute("drop database if exists " + database + " with (force)");
    }

    private void execute(String sql) {
        JdbcClient.create(new DriverManagerDataSource(url("postgres"), user, password))
                .sql(sql)
                .update();
    }
}
