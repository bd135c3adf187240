package dev.descent.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Gives a Spring context a database of its own, so that contexts kept in the test cache never take each other's jobs.
 *
 * <pre>{@code
 * @SpringBootTest
 * @Import(TestDatabaseConfiguration.class)
 * class JobControllerIT { … }
 * }</pre>
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabaseConfiguration {
    @Bean
    TestDatabase testDatabase() {
        return TestDatabase.create();
    }

    @Bean
    JdbcConnectionDetails connectionDetails(TestDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.user();
            }

            @Override
            public String getPassword() {
                return database.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
