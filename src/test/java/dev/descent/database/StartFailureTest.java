package dev.descent.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class StartFailureTest {
    @Test
    void folderInUseNamesWaysOut() {
        FailureAnalysis analysis = requireNonNull(new DatabaseFolderInUseAnalyzer()
                .analyze(new IllegalStateException(new DatabaseFolderInUse(Path.of("/srv/postgres"), "process 7"))));

        assertThat(analysis.getDescription()).contains("/srv/postgres").contains("process 7");
        assertThat(analysis.getAction()).contains("DESCENT_HOME").contains("DESCENT_DATABASE_URL");
    }

    @Test
    void nobodyAtTheAddressPointsToTheUrl() {
        FailureAnalysis analysis = analysis("jdbc:postgresql://127.0.0.1:1/descent", "descent");

        assertThat(analysis.getDescription()).contains("127.0.0.1:1");
        assertThat(analysis.getAction()).contains("DESCENT_DATABASE_URL");
    }

    @Test
    void hostThatIsUnknownIsNamed() {
        FailureAnalysis analysis = analysis("jdbc:postgresql://database.invalid/descent", "descent");

        assertThat(analysis.getDescription()).contains("No host is known as database.invalid");
    }

    @Test
    void passwordThatIsMissingPointsToTheAccount() {
        FailureAnalysis analysis = analysis(TestServer.shared().url("postgres"), "");

        assertThat(analysis.getDescription()).contains("password");
        assertThat(analysis.getAction()).contains("DESCENT_DATABASE_PASSWORD");
    }

    @Test
    void missingDatabasePointsToTheUrl() {
        TestServer server = TestServer.shared();
        FailureAnalysis analysis = analysis(server.url("nowhere"), server.password());

        assertThat(analysis.getDescription()).contains("\"nowhere\" does not exist");
        assertThat(analysis.getAction()).contains("Create that database");
    }

    @Test
    void wrongPasswordPointsToTheAccount() {
        FailureAnalysis analysis = analysis(TestServer.shared().url("postgres"), "guess");

        assertThat(analysis.getAction()).contains("DESCENT_DATABASE_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgresql://user:secret@db/descent", "jdbc:postgresql://db:5432", "jdbc:mysql://db/descent"})
    void urlThatIsNoneIsToldWithoutItsPassword(String url) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("spring.datasource.url", url)));

        assertThatThrownBy(() -> new DatabaseStart().initialize(context)).satisfies(thrown -> {
            FailureAnalysis analysis = requireNonNull(new DatabaseUnfitAnalyzer().analyze(thrown));
            assertThat(analysis.getDescription())
                    .contains("DESCENT_DATABASE_URL")
                    .doesNotContain("secret");
            assertThat(analysis.getAction()).contains("jdbc:postgresql://host:5432/name");
        });
    }

    @Test
    void userWithoutRightsIsToldToOwnTheDatabase() {
        sql("postgres", "drop role if exists stranger", "create role stranger login password 'p'");
        Throwable failure = failure("postgres", "stranger", "p");

        FailureAnalysis analysis = requireNonNull(new DatabaseUnreachableAnalyzer().analyze(failure));
        assertThat(analysis.getDescription()).contains("permission denied");
        assertThat(analysis.getAction()).contains("owner to");
    }

    @Test
    void encodingThatHasNotAllLettersIsRefusedBeforeTablesAreMade() {
        database("latin", "encoding 'LATIN1' locale 'C' template template0");
        Throwable failure = failure("latin");

        FailureAnalysis analysis = requireNonNull(new DatabaseUnfitAnalyzer().analyze(failure));
        assertThat(analysis.getDescription()).contains("LATIN1");
        assertThat(analysis.getAction()).contains("encoding 'UTF8'");
        assertThatThrownBy(() -> sql("latin", "select from jobs")).isInstanceOf(BadSqlGrammarException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void databaseThatOnlyReadsIsRefusedWithItsTablesAndWithoutThem(boolean tables) {
        database("reads", "");
        if (tables) {
            migrate("reads");
        }
        sql("postgres", "alter database reads set default_transaction_read_only = on");

        FailureAnalysis analysis = requireNonNull(new DatabaseUnfitAnalyzer().analyze(failure("reads")));
        assertThat(analysis.getDescription()).contains("only reads");
        assertThat(analysis.getAction()).contains("primary");
    }

    @Test
    void sessionsThatSeveralClientsShareAreTold() throws Exception {
        TestServer server = TestServer.shared();
        DriverManagerDataSource direct =
                new DriverManagerDataSource(server.url("postgres"), server.user(), server.password());
        assertThat(SharedSessions.in(direct)).isFalse();
        try (SingleConnectionDataSource pooler =
                new SingleConnectionDataSource(server.url("postgres"), server.user(), server.password(), true)) {
            assertThat(SharedSessions.in(pooler)).isTrue();
        }
        FailureAnalysis analysis = requireNonNull(new DatabaseUnfitAnalyzer().analyze(DatabaseUnfit.sharedSessions()));
        assertThat(analysis.getAction()).contains("pool_mode = session");
    }

    /** As a pooler has it that pools by transaction, where sessions of before have statements. */
    @Test
    void statementThatAnotherSessionPreparedPointsToThePooler() {
        PSQLException refusal = new PSQLException(
                new ServerErrorMessage("SERROR\0C42P05\0Mprepared statement \"S_2\" already exists\0"));

        FailureAnalysis analysis =
                requireNonNull(new DatabaseUnreachableAnalyzer().analyze(new FlywayException("other", refusal)));
        assertThat(analysis.getAction()).contains("pool_mode = session");
    }

    /** As PostgreSQL 13 answers to what is set for a session. */
    @Test
    void serverThatIsTooOldIsTold() {
        PSQLException refusal = new PSQLException(
                "ERROR: unrecognized configuration parameter \"idle_session_timeout\"", PSQLState.UNDEFINED_OBJECT);

        FailureAnalysis analysis =
                requireNonNull(new DatabaseUnreachableAnalyzer().analyze(new FlywayException("initSql", refusal)));
        assertThat(analysis.getDescription()).contains("idle_session_timeout");
        assertThat(analysis.getAction()).contains("PostgreSQL 14 or later");
    }

    @Test
    void tablesOfANewerReleaseEndTheStart() {
        database("newer", "");
        migrate("newer");
        sql(
                "newer",
                "insert into flyway_schema_history select installed_rank + 100, '9999', description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success from flyway_schema_history where version = '1'");

        assertThat(tablesOf("newer").getDescription()).contains("newer release");
    }

    @Test
    void otherTablesEndTheStart() {
        database("foreign_tables", "");
        sql("foreign_tables", "create table invoices (id int)");

        assertThat(tablesOf("foreign_tables").getDescription()).contains("not of this service");
    }

    @Test
    void migrationsThatWereOthersEndTheStart() {
        database("changed", "");
        migrate("changed");
        sql("changed", "update flyway_schema_history set checksum = 1 where version = '2'");

        assertThat(tablesOf("changed").getDescription())
                .contains("other migrations")
                .contains("version 2");
    }

    private static FailureAnalysis tablesOf(String database) {
        return requireNonNull(new TablesUnfitAnalyzer().analyze(failure(database)));
    }

    private static FailureAnalysis analysis(String url, String password) {
        return requireNonNull(new DatabaseUnreachableAnalyzer()
                .analyze(failureAt(url, TestServer.shared().user(), password)));
    }

    private static Throwable failure(String database) {
        TestServer server = TestServer.shared();
        return failure(database, server.user(), server.password());
    }

    private static Throwable failure(String database, String user, String password) {
        return failureAt(TestServer.shared().url(database), user, password);
    }

    private static Throwable failureAt(String url, String user, String password) {
        return catchThrowable(() -> migrate(url, user, password));
    }

    private static void migrate(String database) {
        TestServer server = TestServer.shared();
        migrate(server.url(database), server.user(), server.password());
    }

    /** As a start does. */
    private static void migrate(String url, String user, String password) {
        JdbcConnectionDetails details = mock(JdbcConnectionDetails.class);
        when(details.getJdbcUrl()).thenReturn(url);
        when(details.getUsername()).thenReturn(user);
        when(details.getPassword()).thenReturn(password);
        FluentConfiguration configuration = Flyway.configure();
        new Migrations(details).customize(configuration);
        configuration.load().migrate();
    }

    private static void database(String name, String as) {
        sql("postgres", "drop database if exists " + name, "create database " + name + " " + as);
    }

    private static void sql(String database, String... statements) {
        TestServer server = TestServer.shared();
        JdbcClient client =
                JdbcClient.create(new DriverManagerDataSource(server.url(database), server.user(), server.password()));
        for (String statement : statements) {
            client.sql(statement).update();
        }
    }
}
