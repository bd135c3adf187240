package dev.descent.database;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/** Lets migrations take their time, on connections that are not given up where the database says nothing for long. */
@Component
record Migrations(JdbcConnectionDetails database) implements FlywayConfigurationCustomizer {
    /** Not those of newer releases either, which Flyway would let pass: what these tables mean is not known here. */
    private static final ValidatePattern[] NONE = {};

    /** Whatever the database or the user has: tables may be large, and one connection waits in a transaction for what another does. */
    private static final String NO_LIMITS = """
            set statement_timeout = 0; set lock_timeout = 0;
            set idle_session_timeout = 0; set idle_in_transaction_session_timeout = 0
            """;

    @Override
    public void customize(FluentConfiguration configuration) {
        DriverManagerDataSource patient = new DriverManagerDataSource(database.getJdbcUrl());
        patient.setUsername(database.getUsername());
        patient.setPassword(database.getPassword());
        configuration
                .dataSource(patient)
                .initSql(NO_LIMITS)
                .callbacks(new FitnessCheck())
                .ignoreMigrationPatterns(NONE);
    }
}
