package dev.descent.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Tells the pool and the migrations where the embedded server listens. */
record EmbeddedConnection(PostgresServer server) implements JdbcConnectionDetails {
    private static final String DATABASE = "postgres";

    @Override
    public String getUsername() {
        return server.user();
    }

    @Override
    public String getPassword() {
        return server.password();
    }

    @Override
    public String getJdbcUrl() {
        return server.url(DATABASE);
    }
}
