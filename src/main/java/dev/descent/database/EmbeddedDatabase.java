package dev.descent.database;

import java.io.IOException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Starts the embedded PostgreSQL where no other database is named. An auto-configuration, so that it can see whether
 * something else, such as a test, has said where the database is.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@Conditional(NoDatabaseNamed.class)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
class EmbeddedDatabase {
    /** The pool depends on it through the connection details, so it closes before the server stops. */
    @Bean
    PostgresServer postgresServer(DatabaseSettings settings) throws IOException {
        return PostgresServer.start(settings.folder());
    }

    @Bean
    JdbcConnectionDetails embeddedConnectionDetails(PostgresServer server) {
        return new EmbeddedConnection(server);
    }
}
