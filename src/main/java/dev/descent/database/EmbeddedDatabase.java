package dev.descent.database;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
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
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** The pool depends on it through the connection details, so it closes before the server stops. */
    @Bean
    PostgresServer postgresServer(
            ObjectProvider<DatabaseStart.Started> started,
            DatabaseSettings settings,
            ConfigurableApplicationContext context)
            throws IOException {
        DatabaseStart.Started early = started.getIfAvailable();
        PostgresServer server = early != null ? early.take() : PostgresServer.start(settings.folder());
        server.watch(() -> exit(context));
        return server;
    }

    @Bean
    JdbcConnectionDetails embeddedConnectionDetails(PostgresServer server) {
        return new EmbeddedConnection(server);
    }

    /** Without a database there is nothing to do here; a service manager may have better luck. */
    private static void exit(ConfigurableApplicationContext context) {
        LOG.error("The database does not come back: this process ends");
        new Thread(() -> System.exit(SpringApplication.exit(context, () -> 1)), "exit").start();
    }
}
