package dev.descent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits that a database has for the sessions of whoever uses it, as its administrators set them. */
class ForeignLimitsTest {
    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void limit() {
        database.jdbc().sql("""
                do $$ begin
                  execute format('alter database %I set statement_timeout = ''500ms''', current_database());
                end $$
                """).update();
    }

    @Test
    void migrationsWaitAsLongAsTheyMust() throws Exception {
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table flyway_schema_history");
            CompletableFuture<Void> start = CompletableFuture.runAsync(this::migrate);
            await().until(() -> start.isDone() || isWaitedFor());
            other.rollback();

            assertThat(start).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    void sessionsOfThePoolHaveTheirOwn() throws IOException {
        try (HikariDataSource pool = ConfiguredPool.of(database)) {
            assertThat(shown(pool, "statement_timeout")).isEqualTo("0");
            assertThat(shown(pool, "application_name")).isEqualTo("descent");
            assertThat(shown(pool, "idle_in_transaction_session_timeout")).isEqualTo("20s");
        }
    }

    /** As a start does. */
    private void migrate() {
        JdbcConnectionDetails details = mock(JdbcConnectionDetails.class);
        when(details.getJdbcUrl()).thenReturn(database.url());
        when(details.getUsername()).thenReturn(database.user());
        when(details.getPassword()).thenReturn(database.password());
        FluentConfiguration configuration = Flyway.configure();
        new Migrations(details).customize(configuration);
        configuration.load().migrate();
    }

    /** Whether somebody waits for a lock, and for longer than a statement has. */
    private boolean isWaitedFor() {
        return database.jdbc().sql("""
                        select exists (select from pg_stat_activity where datname = current_database()
                        and wait_event_type = 'Lock' and state_change < clock_timestamp() - interval '1 s')
                        """).query(Boolean.class).single();
    }

    private static String shown(HikariDataSource pool, String limit) {
        return JdbcClient.create(pool).sql("show " + limit).query(String.class).single();
    }
}
