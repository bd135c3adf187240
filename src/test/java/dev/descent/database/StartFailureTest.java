package dev.descent.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

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

    private static FailureAnalysis analysis(String url, String password) {
        try {
            Flyway.configure()
                    .dataSource(url, TestServer.shared().user(), password)
                    .load()
                    .migrate();
            throw new AssertionError("the database let us in");
        } catch (FlywayException e) {
            return requireNonNull(new DatabaseUnreachableAnalyzer().analyze(e));
        }
    }
}
