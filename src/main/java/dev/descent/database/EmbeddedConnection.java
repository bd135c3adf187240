package dev.descent.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Tells the pool and the migrations where the embedded server listens. */
record EmbeddedConnection(PostgresServer server) implements JdbcConnectionDetails {
    /** What is said never leaves the machine, and the server has no certificate: nothing is to be asked for one at each connection. */
    private static final String DATABASE = "postgres?sslmode=disable";

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
